import { limits } from '../../schema/limits.ts';

/** Bounds of the node link beyond those in `schema/limits.ts`. */
export const linkLimits = {
  frameBytes: limits.node.reportBytes,
  /** A connection that has not introduced itself by then is closed. */
  initTimeoutMs: 3_000,
  /** An enrolment connection lives no longer. */
  enrolmentMs: 30_000,
  /** How far a session's `at` may be off, both ways. */
  clockSkewMs: 60_000,
  /** Nonces remembered; when so many are in use within the skew, new sessions are refused. */
  nonces: 100_000,
  sockets: 20_000,
  /** Frames a connection may send at once, and per second from then on; it is not read when it sends more. */
  burstFrames: 500,
  framesPerSecond: 100,
  /** So long a doubtful older session has to answer a ping before it gives way to a new one. */
  probeMs: 2_000,
  /** A session that has said nothing for so long is closed. */
  silentMs: 2 * limits.node.unknownAfterMs,
  /** Reports and outcomes of one session that wait for the desk. */
  waitingForDesk: 256,
  documentTokens: 200,
  documents: 64,
} as const;

/** Why the link closes connections, as WebSocket close codes of the application's range. */
export const closeCodes = {
  goingAway: 1001,
  tryAgainLater: 1013,
  refused: 4403,
  protocolMismatch: 4426,
  secondSession: 4423,
  overtaken: 4410,
  expired: 4408,
  badMessage: 4400,
} as const;
