import { PublicError } from '../../schema/errors.ts';
import type { Clock } from '../../schema/runtime.ts';

/** The time one operation may take, all of its fetches together. */
export interface Deadline {
  /** Settles with the work, or rejects with UNAVAILABLE when the time is over first. */
  race<Result>(work: Promise<Result>): Promise<Result>;
  cancel(): void;
}

export function startDeadline(clock: Clock, afterMs: number): Deadline {
  let cancel = (): void => undefined;
  const expired = new Promise<never>((_, reject) => {
    cancel = clock.schedule(afterMs, () =>
      reject(new PublicError('UNAVAILABLE', 'A part of the data center did not answer in time.')),
    );
  });
  // Nobody may be waiting when it expires; that is no unhandled rejection.
  expired.catch(() => undefined);
  return { race: (work) => Promise.race([work, expired]), cancel };
}
