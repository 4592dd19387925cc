import { limits } from '../../schema/limits.ts';
import type { ComputeNodeStatus } from '../../schema/states.ts';

/** A node does not change its status more often than this: a flapping link must not become a storm of events. */
const leastBetweenChangesMs = 5_000;

/** All times are monotonic milliseconds of this process. */
export interface NodeLife {
  readonly uuid: string;
  readonly status: ComputeNodeStatus;
  readonly heardAt: number | undefined;
  /** When this process last changed its status. */
  readonly changedAt: number | undefined;
}

export interface StatusChange {
  readonly uuid: string;
  readonly status: ComputeNodeStatus;
}

/**
 * Who is to be declared silent, who is back. Silence counts from `listeningSince` at the earliest: while this process
 * did not listen (not started, or stalled), nobody could be heard. A node that was never heard is treated the same.
 */
export const planLiveness = (
  nodes: readonly NodeLife[],
  now: number,
  listeningSince: number,
): readonly StatusChange[] =>
  nodes.flatMap(({ uuid, status, heardAt, changedAt }): readonly StatusChange[] => {
    if (changedAt !== undefined && now - changedAt < leastBetweenChangesMs) return [];
    const isSilent = now - Math.max(heardAt ?? listeningSince, listeningSince) > limits.node.unknownAfterMs;
    const isHeard = heardAt !== undefined && now - heardAt <= limits.node.unknownAfterMs;
    if (status === 'RUNNING' && isSilent) return [{ uuid, status: 'UNKNOWN' }];
    if (status === 'UNKNOWN' && isHeard) return [{ uuid, status: 'RUNNING' }];
    return [];
  });
