import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { Subgraph, SubgraphName } from '../../schema/subgraph.ts';
import type { Audit } from '../audit/audit.ts';
import { presentErrors } from '../errors/present-errors.ts';
import { refusal } from '../errors/refusal.ts';
import type { GatewayLimits } from '../limits.ts';
import type { Data } from '../supergraph/data.ts';
import { startDeadline } from '../supergraph/deadline.ts';
import { executeStep } from '../supergraph/execute-plan.ts';
import { introspect } from '../supergraph/introspect.ts';
import type { PlanStep } from '../supergraph/operation-plan.ts';
import { shapeAnswer } from '../supergraph/shape-answer.ts';
import type { AdmittedOperation } from './operations.ts';

/** An answer as it goes to the client, whichever way it goes. Errors are presentable, data is shaped. */
export interface Answer {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: { readonly cost: AdmittedOperation['cost'] };
}

/** What execution needs of the gateway around it. */
export interface Execution {
  readonly subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: GatewayLimits;
  readonly audit: Audit;
}

/** Who has an operation run. */
export interface Asker {
  /** Null for somebody who is about to sign in. */
  readonly caller: Caller | null;
  readonly requestId: string;
  /** Network address of the client, for those who are nobody yet. */
  readonly address?: string | undefined;
}

/** Runs a query or mutation; a mutation is in the audit before its answer leaves. Never rejects: what goes wrong is in `errors`. */
export async function runOperation(
  execution: Execution,
  admitted: AdmittedOperation,
  asker: Asker,
): Promise<Answer> {
  const { plan } = admitted.prepared;
  if (plan.kind === 'stream') return failed(execution, admitted, asker, subscriptionsNeedStreams());
  const data: Data = {};
  const answer = await completeAnswer(execution, admitted, asker, { step: plan.root, data, errors: [] });
  await execution.audit.record(admitted, asker, data, answer.errors);
  return answer;
}

export const subscriptionsNeedStreams = (): GraphQLError =>
  refusal('BAD_REQUEST', 'Subscriptions need a WebSocket, or a request that accepts text/event-stream.');

export interface Unfinished {
  /** What remains to be fetched. */
  readonly step: PlanStep | undefined;
  /** What is there already; fetched data is written into it. */
  readonly data: Data;
  readonly errors: readonly GraphQLError[];
}

/** Does what remains of a plan and shapes the answer: the one path of queries, mutations and events of streams. */
export async function completeAnswer(
  execution: Execution,
  admitted: AdmittedOperation,
  asker: Asker,
  unfinished: Unfinished,
): Promise<Answer> {
  try {
    const errors = await fetchRest(execution, admitted, asker, unfinished);
    const shaped = shape(admitted, unfinished.data);
    const all = [...errors, ...shaped.errors];
    // Data without a single field says nothing to a client unless something says why.
    if (shaped.data === null && all.length === 0)
      all.push(new GraphQLError('The answer lacks a required part'));
    const presented = present(execution, asker, all);
    const extensions = { cost: admitted.cost };
    return presented.length > 0
      ? { errors: presented, data: shaped.data, extensions }
      : { data: shaped.data, extensions };
  } catch (error) {
    return failed(execution, admitted, asker, error);
  }
}

async function fetchRest(
  execution: Execution,
  { prepared, variables, coerced }: AdmittedOperation,
  { caller, requestId }: Asker,
  { step, data, errors: before }: Unfinished,
): Promise<GraphQLError[]> {
  const errors = [...before];
  if (!step) return errors;
  const { subgraphs, clock, limits } = execution;
  const { isOfType } = prepared.version;
  const deadline = startDeadline(clock, limits.http.requestTimeoutMs);
  const run = { subgraphs, isOfType, caller, requestId, variables, coerced, deadline, errors };
  try {
    await executeStep(run, step, [{ data, path: undefined }]);
  } finally {
    deadline.cancel();
  }
  return errors;
}

function shape({ prepared, variables, coerced }: AdmittedOperation, data: Data) {
  const { version, operation, fragments } = prepared;
  const schema = version.apiSchema;
  return shapeAnswer(data, {
    schema,
    operation,
    fragments,
    variables: coerced,
    keyOf: version.keyOf,
    introspect: (fields) => introspect(schema, operation, fragments, variables, fields),
  });
}

const present = (execution: Execution, asker: Asker, errors: readonly unknown[]): GraphQLFormattedError[] =>
  presentErrors(errors, {
    requestId: asker.requestId,
    logger: execution.logger,
    maximum: execution.limits.graphql.errors,
  });

/** An answer without data: nothing was executed, or a bug of ours got in the way. */
const failed = (execution: Execution, admitted: AdmittedOperation, asker: Asker, error: unknown): Answer => ({
  errors: present(execution, asker, [error]),
  extensions: { cost: admitted.cost },
});
