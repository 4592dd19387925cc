/** How many wrong passwords were given in a row, and until when none is looked at (milliseconds since 1970). */
export interface Lockout {
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export const lockoutPolicy = { failures: 6, lockedForMs: 1_800_000 } as const;

/** How an account begins, what a success leads back to, and what an operator's unlocking means. */
export const unlocked: Lockout = { failures: 0, lockedUntil: null };

export const isLocked = ({ lockedUntil }: Lockout, now: number): boolean =>
  lockedUntil !== null && now < lockedUntil;

export interface Attempt {
  /** False while locked: do not look at the password at all. */
  readonly isAdmitted: boolean;
  readonly next: Lockout;
}

/**
 * Counts an attempt as failed before its password is looked at. Keep `next` with compare-and-set first, then check
 * the password, and write `unlocked` when it was right: then no number of attempts at the same moment gets more
 * guesses than one after the other. The sixth failure locks for half an hour; what comes meanwhile does not count.
 */
export function admitAttempt(lockout: Lockout, now: number): Attempt {
  if (isLocked(lockout, now)) return { isAdmitted: false, next: lockout };
  const failures = (lockout.lockedUntil === null ? lockout.failures : 0) + 1;
  const lockedUntil = failures >= lockoutPolicy.failures ? now + lockoutPolicy.lockedForMs : null;
  return { isAdmitted: true, next: { failures, lockedUntil } };
}
