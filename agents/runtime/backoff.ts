import type { Random } from '../../schema/runtime.ts';
import type { AgentTimings } from './timings.ts';

/** The wait before attempt number `attempt` (0 is the first repetition): doubling, with full jitter. */
export const backoffMs = (
  attempt: number,
  { retryFirstMs, retryMaxMs }: Pick<AgentTimings, 'retryFirstMs' | 'retryMaxMs'>,
  random: Random,
): number => random.next() * Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(attempt, 30));
