import type { ExecutionArgs, FormattedExecutionResult, GraphQLError } from 'graphql';
import {
  type Context,
  makeServer,
  type OperationResult,
  type Server,
  type SubscribePayload,
} from 'graphql-ws';
import type { Caller } from '../../schema/caller.ts';
import { presentErrors } from '../errors/present-errors.ts';
import { refusal, toGraphQLError } from '../errors/refusal.ts';
import type { GatewayParts } from '../gateway-parts.ts';
import { countRefusal, outcomeOf } from '../observe/request-log.ts';
import { operationParams } from '../operations/operation-params.ts';
import { type Answer, runOperation } from '../operations/run-operation.ts';
import type { Session } from './session.ts';
import { SocketRequest } from './socket-request.ts';

type SocketContext = Context<Record<string, unknown> | undefined, Session>;

/**
 * The graphql-transport-ws protocol over our guards and execution: nothing of a document reaches the library before
 * `admit` has let it in, and every answer leaves exactly as execution made it.
 */
export function graphqlProtocol(parts: GatewayParts): Server<Session> {
  const { execution } = parts;
  // By the payload that began them: the library hands the same object to every callback of an operation.
  const requests = new WeakMap<SubscribePayload, SocketRequest>();
  const requestIds = new WeakMap<SubscribePayload, string>();
  return makeServer<Record<string, unknown> | undefined, Session>({
    connectionInitWaitTimeout: execution.limits.websocket.initTimeoutMs,
    onConnect: ({ extra, connectionParams }) => extra.authenticate(connectionParams),
    onClose: ({ extra }) => extra.closed(),
    onSubscribe(context, _id, payload) {
      const requestId = parts.random.uuid();
      requestIds.set(payload, requestId);
      const admitted = admit(parts, context, payload, requestId);
      if (!(admitted instanceof SocketRequest)) return [admitted];
      requests.set(payload, admitted);
      return argumentsFor(admitted);
    },
    execute: (args) => asResult(runOperation(execution, requestIn(args).admitted, requestIn(args))),
    subscribe: (args) => openStream(parts, requestIn(args)),
    onNext(_context, _id, payload, _args, result) {
      const answer = asPayload(result);
      requests.get(payload)?.answered(outcomeOf(answer.errors));
      return answer;
    },
    onError(_context, _id, payload, errors) {
      const { logger, limits } = execution;
      const requestId = requestIds.get(payload) ?? '';
      const presented = presentErrors(errors, { requestId, logger, maximum: limits.graphql.errors });
      requests.get(payload)?.answered(outcomeOf(presented));
      return presented;
    },
    onComplete: (_context, _id, payload) => requests.get(payload)?.ended(),
  });
}

/** Lets an operation in, or says in one error why not. */
function admit(
  parts: GatewayParts,
  context: SocketContext,
  payload: SubscribePayload,
  requestId: string,
): SocketRequest | GraphQLError {
  const log = parts.requestLog('websocket', requestId);
  const { caller } = context.extra;
  try {
    return new SocketRequest(admitted(parts, context, payload), signedIn(caller), requestId, log);
  } catch (error) {
    countRefusal(parts.metrics, error);
    const shown = toGraphQLError(error);
    log({ caller, outcome: outcomeOf([shown]) });
    return shown;
  }
}

function admitted(parts: GatewayParts, context: SocketContext, payload: SubscribePayload) {
  const { subscriptionsPerSocket } = parts.execution.limits.websocket;
  // The library has entered this operation already.
  if (Object.keys(context.subscriptions).length > subscriptionsPerSocket) {
    throw refusal('TOO_MANY_SUBSCRIPTIONS', `A socket carries at most ${subscriptionsPerSocket} operations.`);
  }
  const params = operationParams(payload);
  if (!params)
    throw refusal('BAD_REQUEST', 'The payload needs a query, and objects for variables and extensions.');
  const { caller } = context.extra;
  return parts.admission.admit(params, { caller, address: caller?.address });
}

function signedIn(caller: Caller | undefined): Caller {
  if (!caller) throw refusal('UNAUTHENTICATED', 'Sign in first.');
  return caller;
}

function argumentsFor(request: SocketRequest): ExecutionArgs {
  const { version, document, operation } = request.admitted.prepared;
  return {
    schema: version.apiSchema,
    document,
    operationName: operation.name?.value ?? null,
    contextValue: request,
  };
}

function requestIn({ contextValue }: ExecutionArgs): SocketRequest {
  if (contextValue instanceof SocketRequest) return contextValue;
  throw new Error('An operation came by that was never admitted');
}

async function openStream(parts: GatewayParts, request: SocketRequest): Promise<Awaited<OperationResult>> {
  const { execution, hub } = parts;
  const opened = await hub.open(request.admitted, request);
  if ('reader' in opened) return asResults(opened.reader);
  const { logger, limits } = execution;
  const maximum = limits.graphql.errors;
  const errors = presentErrors(opened.errors, { requestId: request.requestId, logger, maximum });
  return asResult(Promise.resolve({ errors }));
}

/*
 * The library types results as graphql-js makes them, with errors that still have to be formatted. Ours are formatted
 * already and pass through `onNext` as they are, so these casts only change the name of the type and back.
 */
const asResult = (answer: Promise<Answer>) => answer as unknown as OperationResult as Promise<never>;
const asResults = (answers: AsyncIterable<Answer>) => answers as unknown as AsyncIterable<never>;
const asPayload = (result: unknown) => result as FormattedExecutionResult;
