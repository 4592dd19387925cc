import { GraphQLError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import type { Metrics, Transport } from './metrics.ts';

/** What is known of a request when it ends. */
export interface RequestEnd {
  readonly admitted?: AdmittedOperation | undefined;
  readonly caller?: Caller | undefined;
  /** `ok`, or the code of the first error. */
  readonly outcome: string;
  /** HTTP status, where there is one. */
  readonly status?: number;
  /** Changes sent, for a subscription. */
  readonly changes?: number;
}

/** Begins the clock of a request; the returned function ends it, with one line in the log. */
export type RequestLog = (transport: Transport, requestId: string) => (end: RequestEnd) => void;

/** One line a request, one a subscription. Never headers, variables or tokens. */
export function requestLog(clock: Clock, logger: Logger, metrics: Metrics): RequestLog {
  return (transport, requestId) => {
    const begunAt = clock.monotonic();
    return ({ admitted, caller, outcome, status, changes }) => {
      const durationMs = clock.monotonic() - begunAt;
      const operation = admitted?.prepared.operation;
      const type = operation?.operation ?? 'unknown';
      metrics.operation({ transport, type, outcome }, durationMs);
      const fields = {
        requestId,
        transport,
        operation: operation?.name?.value,
        type,
        account: caller?.accountLogin,
        durationMs: Math.round(durationMs * 10) / 10,
        outcome,
        cost: admitted?.cost.requested,
        status,
        changes,
      };
      logger.info(
        Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        'request',
      );
    };
  };
}

/** Counts a refusal under the bound it names. */
export function countRefusal(metrics: Metrics, error: unknown): void {
  if (!(error instanceof GraphQLError)) return;
  const { limit } = error.extensions;
  if (typeof limit === 'string') metrics.refused(limit);
}

/** `ok`, or the code of an answer's first error. */
export function outcomeOf(errors: readonly { readonly extensions?: unknown }[] | undefined): string {
  const [first] = errors ?? [];
  if (!first) return 'ok';
  const { extensions } = first;
  const code =
    typeof extensions === 'object' && extensions !== null && 'code' in extensions
      ? extensions.code
      : undefined;
  return typeof code === 'string' ? code : 'INTERNAL';
}
