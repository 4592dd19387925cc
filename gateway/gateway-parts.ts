import type { Random } from '../schema/runtime.ts';
import type { CredentialWatch } from './auth/credential-watch.ts';
import type { Identities } from './auth/identities.ts';
import type { Origins } from './auth/origins.ts';
import type { SessionKeys } from './auth/session-keys.ts';
import type { Metrics } from './observe/metrics.ts';
import type { RequestLog } from './observe/request-log.ts';
import type { Admission } from './operations/admission.ts';
import type { Operations } from './operations/operations.ts';
import type { Execution } from './operations/run-operation.ts';
import type { StreamHub } from './subscriptions/stream-hub.ts';

/** What every way in (HTTP, event stream, WebSocket) is made of: the same guards, identities and execution. */
export interface GatewayParts {
  readonly operations: Operations;
  readonly admission: Admission;
  readonly execution: Execution;
  readonly hub: StreamHub;
  readonly identities: Identities;
  readonly sessionKeys: SessionKeys;
  readonly credentials: CredentialWatch;
  readonly origins: Origins;
  readonly random: Random;
  readonly metrics: Metrics;
  readonly requestLog: RequestLog;
}
