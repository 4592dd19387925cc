import { limits } from '../../../schema/limits.ts';
import type { Random } from '../../../schema/runtime.ts';

/** How long to wait after the `failures`-th failure: exponential, with full jitter, in milliseconds. */
export function backOffMs(failures: number, random: Random, retry: RetryLimits = limits.retry): number {
  const most = Math.min(retry.maxDelayMs, retry.firstDelayMs * 2 ** (failures - 1));
  return Math.round(random.next() * most);
}

export interface RetryLimits {
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** Tries of a step before it has failed for good. */
  readonly attempts: number;
  /** Tries of taking a step back before the operation is STUCK. */
  readonly undoAttempts: number;
}
