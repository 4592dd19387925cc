/**
 * The edges through which our code meets time, chance and the log. They are passed in everywhere, so that a
 * whole data center can run inside a simulation; only `headnode/boot` and `test/kit` make real ones.
 */
export interface Clock {
  /** Wall time, milliseconds since 1970. For records and people, never for measuring. */
  now(): number;
  /** Monotonic milliseconds. For time-outs and durations. */
  monotonic(): number;
  /** Calls `act` once after `delayMs`; the returned function cancels it. Never keeps the process alive on its own. */
  schedule(delayMs: number, act: () => void): () => void;
}

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A fresh version-4 uuid, lower case. */
  uuid(): string;
  /** `length` random bytes; from a seeded source in simulations, from the system otherwise. */
  bytes(length: number): Uint8Array;
}

type Fields = Readonly<Record<string, unknown>>;

/** The part of pino that we use. Never pass secrets: there is no place where they would be removed again. */
export interface Logger {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
  child(fields: Fields): Logger;
}

/** ISO-8601 in UTC with milliseconds: the one form of time in records and in the graph. */
export const isoTime = (clock: Pick<Clock, 'now'>): string => new Date(clock.now()).toISOString();

/** Resolves after `delayMs` of the given clock, or at once when `signal` fires. */
export const pause = (clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = (): void => {
      cancel();
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.schedule(delayMs, finish);
    signal?.addEventListener('abort', finish, { once: true });
  });
