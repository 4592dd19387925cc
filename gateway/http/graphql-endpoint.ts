import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import { addressOf } from '../auth/credential.ts';
import { maskedMessage, presentErrors } from '../errors/present-errors.ts';
import { headersOf, statusOf, statusOfCode, toGraphQLError } from '../errors/refusal.ts';
import type { GatewayParts } from '../gateway-parts.ts';
import { countRefusal, outcomeOf } from '../observe/request-log.ts';
import type { OperationParams } from '../operations/operation-params.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import { type Answer, runOperation } from '../operations/run-operation.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { apolloServer, type HttpContext } from './apollo-server.ts';

/** One GraphQL request over HTTP: signed in, read and parsed. */
export interface GraphqlRequest {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** Null for somebody who is about to sign in. */
  readonly caller: Caller | null;
  /** The parsed JSON body of a POST. */
  readonly body: unknown;
  /** The search part of the URL, with its question mark. */
  readonly search: string;
  /** `undefined` when the form is wrong; Apollo Server then says what is wrong with it. */
  readonly params: OperationParams | undefined;
}

/** How it ended, for the log. */
export interface GraphqlEnd {
  readonly admitted: AdmittedOperation | undefined;
  readonly outcome: string;
  readonly status: number;
}

/** What becomes known while a request goes through Apollo Server. */
interface Progress {
  admitted?: AdmittedOperation;
  /** What execution answered; stays unset when something else did. */
  answer?: Answer;
}

/**
 * `@apollo/server` between node's HTTP and our execution. It does what HTTP asks for: CSRF prevention, GET, media
 * types, statuses. Guarding and validating happen before it looks at the document (`context`), and the finished
 * answer is handed to it (`responseForOperation`), so neither its parser nor its executor ever runs.
 */
export class GraphqlEndpoint {
  readonly #parts: GatewayParts;
  readonly #server: ApolloServer<HttpContext>;

  private constructor(parts: GatewayParts, server: ApolloServer<HttpContext>) {
    this.#parts = parts;
    this.#server = server;
  }

  static async start(parts: GatewayParts, supergraph: Supergraph): Promise<GraphqlEndpoint> {
    const server = apolloServer(parts.operations, supergraph, parts.execution.logger);
    await server.start();
    return new GraphqlEndpoint(parts, server);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Answers one request; never rejects for what the request did wrong. */
  async serve(graphql: GraphqlRequest, response: ServerResponse): Promise<GraphqlEnd> {
    const progress: Progress = {};
    const answer = await this.#server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: graphql.request.method ?? '',
        headers: headerMap(graphql.request),
        search: graphql.search,
        body: graphql.body,
      },
      context: async () => this.#admit(graphql, progress),
    });
    const { admitted } = progress;
    if (progress.answer) {
      const status = statusOfAnswer(progress.answer);
      write(response, { ...answer, status }, bodyOf(answer));
      return { admitted, status, outcome: outcomeOf(progress.answer.errors) };
    }
    const status = answer.status ?? 200;
    const refused = completed(bodyOf(answer), graphql.requestId, admitted);
    write(response, answer, JSON.stringify(refused));
    return { admitted, status, outcome: outcomeOf(refused.errors) };
  }

  #admit({ params, caller, requestId, request }: GraphqlRequest, progress: Progress): HttpContext {
    if (!params) return { respond: async () => undefined };
    const address = addressOf(request);
    try {
      const admitted = this.#parts.admission.admit(params, { caller, address });
      progress.admitted = admitted;
      return {
        respond: async () => {
          progress.answer = await runOperation(this.#parts.execution, admitted, {
            caller,
            requestId,
            address,
          });
          return progress.answer;
        },
      };
    } catch (error) {
      countRefusal(this.#parts.metrics, error);
      throw this.#refusalFor(error, requestId);
    }
  }

  /** A refusal in the form Apollo Server knows how to send: presented already, with its status. */
  #refusalFor(error: unknown, requestId: string): GraphQLError {
    const { logger, limits } = this.#parts.execution;
    const original = toGraphQLError(error);
    const [shown] = presentErrors([original], { requestId, logger, maximum: limits.graphql.errors });
    return new GraphQLError(shown?.message ?? maskedMessage, {
      nodes: original.nodes ?? null,
      source: original.source ?? null,
      positions: original.positions ?? null,
      extensions: {
        ...shown?.extensions,
        http: { status: statusOf(original), headers: new HeaderMap(Object.entries(headersOf(original))) },
      },
    });
  }
}

/** An answer that carries nothing but errors has the status of its first; anything with data is a success. */
function statusOfAnswer({ data, errors = [] }: Answer): number {
  const [first] = errors;
  return data == null && first ? statusOfCode(first.extensions?.code) : 200;
}

/** Adds to an answer that did not come from execution what every answer has: request id and cost. */
function completed(text: string, requestId: string, admitted: AdmittedOperation | undefined): Answer {
  // Apollo Server wrote this JSON; it is an answer with errors, or it would have come from execution.
  const body = JSON.parse(text) as { errors?: readonly GraphQLFormattedError[] };
  const errors = (body.errors ?? []).map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return admitted ? { errors, extensions: { cost: admitted.cost } } : { errors };
}

function headerMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** Answers are never sent in parts: nothing of ours is deferred. */
const bodyOf = ({ body }: HTTPGraphQLResponse): string => (body.kind === 'complete' ? body.string : '{}');

function write(response: ServerResponse, answer: HTTPGraphQLResponse, text: string): void {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.writeHead(answer.status ?? 200, {
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
