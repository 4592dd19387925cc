import type { Clock } from '../../schema/runtime.ts';

export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor() {
    super('not done in time');
  }
}

interface Deadline {
  readonly clock: Clock;
  /** Until the act's signal fires. */
  readonly limitMs: number;
  /** From then until the act is left to itself and DeadlineError is thrown. */
  readonly graceMs: number;
}

/** Settles as `act` does, or rejects with DeadlineError. An act whose time is over already is not begun. */
export function withDeadline<T>(
  { clock, limitMs, graceMs }: Deadline,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (limitMs <= 0) return Promise.reject(new DeadlineError());
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    let cancel = clock.schedule(limitMs, () => {
      cancel = clock.schedule(graceMs, () => reject(new DeadlineError()));
      controller.abort();
    });
    act(controller.signal)
      .then(resolve, reject)
      .finally(() => cancel());
  });
}

/** Settles as `promise` does, or rejects when `signal` fires: for waits that may never end. */
export const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('stopped'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
