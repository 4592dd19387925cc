import { limits } from '../../schema/limits.ts';

/** The agent's rhythm, milliseconds. */
export interface AgentTimings {
  readonly heartbeatIntervalMs: number;
  /** A full inventory is sent this often, also when nothing has changed. */
  readonly inventoryIntervalMs: number;
  /** So long an answer of the headnode is waited for. */
  readonly requestTimeoutMs: number;
  /** First and longest mean wait between attempts; the real wait is drawn between 0 and that. */
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** How long an act has to come to an end after its deadline, before it is left to itself. */
  readonly graceMs: number;
}

export const usualTimings: AgentTimings = {
  heartbeatIntervalMs: limits.node.heartbeatIntervalMs,
  inventoryIntervalMs: limits.node.inventoryIntervalMs,
  requestTimeoutMs: 10_000,
  retryFirstMs: limits.retry.firstDelayMs,
  retryMaxMs: limits.retry.maxDelayMs,
  graceMs: 2_000,
};
