import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, subscribe } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import { PublicError } from '../../schema/errors.ts';
import type {
  Subgraph,
  SubgraphName,
  SubgraphRequest,
  SubgraphResult,
  SubgraphStream,
} from '../../schema/subgraph.ts';

/** Resolvers as `@apollo/subgraph` takes them; each subgraph's generated `Resolvers` type satisfies it. */
type ResolverMap = Exclude<
  Parameters<typeof buildSubgraphSchema>[0],
  DocumentNode | readonly unknown[]
>['resolvers'];

export interface SubgraphParts<Context> {
  readonly name: SubgraphName;
  readonly sdl: string;
  readonly resolvers: ResolverMap;
  /** Makes the context of one request (or of one event of a stream): loaders live exactly that long. */
  readonly contextFor: (request: { readonly caller: Caller | null; readonly requestId: string }) => Context;
}

/** A subgraph that runs in this process, called without text, HTTP or validation: the gateway's planner wrote the operations. */
export function buildSubgraph<Context>(
  parts: SubgraphParts<Context>,
): Subgraph & { readonly schema: GraphQLSchema } {
  const schema = buildSubgraphSchema({ typeDefs: parse(parts.sdl), resolvers: parts.resolvers });
  const argsFor = (request: SubgraphRequest) => ({
    schema,
    document: request.document,
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? {},
    contextValue: parts.contextFor(request),
  });
  return {
    name: parts.name,
    schema,
    execute: async (request) => withCodes(await execute(argsFor(request))),
    async subscribe(request) {
      const outcome = await subscribe({
        ...argsFor(request),
      });
      if (!(Symbol.asyncIterator in outcome)) return { errors: withCodes(outcome).errors ?? [] };
      // graphql-js wraps the source stream and passes `return()` straight through to it.
      return mapStream(outcome as unknown as SubgraphStream);
    },
  };
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
  if (!(error.originalError instanceof PublicError)) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    path: error.path,
    originalError: error.originalError,
    extensions: { ...error.extensions, code: error.originalError.code },
  });
}

function mapStream(source: SubgraphStream): SubgraphStream {
  const mapped: SubgraphStream = {
    [Symbol.asyncIterator]: () => mapped,
    async next() {
      const step = await source.next();
      return step.done ? step : { done: false, value: withCodes(step.value) };
    },
    return: () => source.return(),
  };
  return mapped;
}
