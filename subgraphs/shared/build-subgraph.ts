import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import { PublicError, refusals } from '../../schema/errors.ts';
import type { Clock } from '../../schema/runtime.ts';
import type {
  Subgraph,
  SubgraphName,
  SubgraphRequest,
  SubgraphResult,
  SubgraphStream,
} from '../../schema/subgraph.ts';
import { CommitUnknown, StoreUnavailable } from '../store/port.ts';

/** Resolvers as `@apollo/subgraph` takes them. */
type ResolverMap = Exclude<
  Parameters<typeof buildSubgraphSchema>[0],
  DocumentNode | readonly unknown[]
>['resolvers'];

export interface SubgraphParts<Context> {
  readonly name: SubgraphName;
  readonly sdl: string;
  /** Notes in every caller when they asked; without it, policies that ask for the time stay silent. */
  readonly clock?: Clock;
  /** Of the subgraph's generated `Resolvers` type, which holds them to its schema and its context. */
  readonly resolvers: object;
  /** Makes the context of one request (or of one event of a stream): loaders live exactly that long. */
  readonly contextFor: (request: { readonly caller: Caller | null; readonly requestId: string }) => Context;
}

/** A subgraph that runs in this process, called without text, HTTP or validation: the gateway's planner wrote the operations. */
export function buildSubgraph<Context>(
  parts: SubgraphParts<Context>,
): Subgraph & { readonly schema: GraphQLSchema } {
  // The library's type knows neither contexts nor what lies behind `__resolveReference`; the generated types do.
  const resolvers = parts.resolvers as NonNullable<ResolverMap>;
  const schema = schemaOf(parts.sdl, resolvers);
  const argsFor = (request: SubgraphRequest) => ({
    schema,
    document: request.document,
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? {},
    contextValue: parts.contextFor({ ...request, caller: askedNow(request.caller, parts.clock) }),
  });
  return {
    name: parts.name,
    schema,
    execute: async (request) => withCodes(await execute(argsFor(request))),
    async subscribe(request) {
      const source = await createSourceEventStream(argsFor(request));
      if (!(Symbol.asyncIterator in source)) return { errors: withCodes(source).errors ?? [] };
      // Each event gets a context of its own: what a loader has cached must not outlive the event it was for.
      const resolve = (event: unknown) => execute({ ...argsFor(request), rootValue: event });
      return eachEvent(source[Symbol.asyncIterator](), async (event) => withCodes(await resolve(event)));
    },
  };
}

const askedNow = (caller: Caller | null, clock: Clock | undefined): Caller | null =>
  caller && clock ? { ...caller, askedAt: clock.now() } : caller;

const schemas = new WeakMap<object, GraphQLSchema>();

/** Building a schema takes tens of milliseconds and depends on nothing but the resolvers and their SDL: done once for each. */
function schemaOf(sdl: string, resolvers: NonNullable<ResolverMap>): GraphQLSchema {
  const known = schemas.get(resolvers);
  if (known) return known;
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers });
  schemas.set(resolvers, schema);
  return schema;
}

/** Gives refusals of ours their stable code; what anything else means is decided at the gateway, where it is masked. */
function withCodes(result: {
  readonly errors?: readonly GraphQLError[];
  readonly data?: unknown;
}): SubgraphResult {
  // graphql-js answers data of the operation's own shape; the gateway knows it as a record of root fields.
  const data = result.data as Record<string, unknown> | null | undefined;
  const answer = data === undefined ? {} : { data };
  return result.errors ? { ...answer, errors: result.errors.map(withCode) } : answer;
}

function withCode(error: GraphQLError): GraphQLError {
  const known = toPublic(error.originalError);
  if (!known) return error;
  return new GraphQLError(known.message, {
    nodes: error.nodes,
    path: error.path,
    originalError: error.originalError,
    extensions: { ...error.extensions, code: known.code },
  });
}

/** What may be said about a failure; `undefined` for bugs. A store that does not answer is nobody's secret, but its words are. */
function toPublic(error: unknown): PublicError | undefined {
  if (error instanceof PublicError) return error;
  if (!(error instanceof StoreUnavailable || error instanceof CommitUnknown)) return undefined;
  return new PublicError('UNAVAILABLE', refusals.UNAVAILABLE.message);
}

/** The answers to a source's events. `return()` goes straight to the source, even while a `next()` is pending. */
function eachEvent(
  source: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<SubgraphResult>,
): SubgraphStream {
  const stream: SubgraphStream = {
    [Symbol.asyncIterator]: () => stream,
    async next() {
      const step = await source.next();
      return step.done ? { done: true, value: undefined } : { done: false, value: await answer(step.value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return stream;
}
