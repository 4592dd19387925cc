import { PublicError, refusals } from '../../../../schema/errors.ts';

export interface FewAtOnceOptions {
  /** How many acts run at the same moment. */
  readonly running: number;
  /** How many wait for their turn; more are refused. */
  readonly waiting: number;
}

/** Runs acts that are dear, a few at a time and in order. @throws PublicError UNAVAILABLE when too many wait */
export function fewAtOnce({ running, waiting }: FewAtOnceOptions): <T>(act: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let free = running;
  const release = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return async (act) => {
    if (queue.length >= waiting) throw new PublicError('UNAVAILABLE', refusals.UNAVAILABLE.message);
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await act();
    } finally {
      release();
    }
  };
}
