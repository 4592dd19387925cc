import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../schema/runtime.ts';
import { maskedMessage } from '../errors/present-errors.ts';
import { isTopLevelCode, statusOfCode } from '../errors/refusal.ts';
import { apolloLogger } from '../observe/apollo-logger.ts';
import type { Operations } from '../operations/operations.ts';
import type { Answer } from '../operations/run-operation.ts';
import type { Supergraph, SupergraphVersion } from '../supergraph/supergraph.ts';

/** Goes through Apollo Server with the request; Apollo copies it, so it only refers. */
export interface HttpContext {
  /** Runs the operation; answers `undefined` when none was admitted. */
  readonly respond: () => Promise<Answer | undefined>;
}

/** Apollo Server as a pipe: it reads HTTP and writes HTTP, and what is between comes from `HttpContext`. */
export function apolloServer(
  operations: Operations,
  supergraph: Supergraph,
  logger: Logger,
): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    gateway: gatewayFor(supergraph),
    plugins: [
      handOverAnswers,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    // What was admitted is parsed and valid: found here, it is not parsed and validated again.
    documentStore: {
      get: async (key) => operations.documentByHash(key.slice(key.lastIndexOf(':') + 1)),
      set: async () => undefined,
      delete: async () => undefined,
    },
    nodeEnv: 'production',
    introspection: true,
    // Browsers ask before they send any of these; and without `authorization` nothing is answered at all.
    csrfPrevention: {
      requestHeaders: ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'],
    },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
    formatError: maskUnknown,
    logger: apolloLogger(logger.child({ part: 'http' })),
  });
}

const handOverAnswers: ApolloServerPlugin<HttpContext> = {
  async requestDidStart() {
    return { responseForOperation };
  },
};

async function responseForOperation({ contextValue }: GraphQLRequestContext<HttpContext>) {
  const answer = await contextValue.respond();
  if (!answer) throw new Error('An operation came by that was never admitted');
  const [error] = answer.data === undefined ? (answer.errors ?? []) : [];
  const status = error ? { status: statusOfCode(error.extensions?.code) } : {};
  // Apollo types answers as mutable; it only writes them out.
  const singleResult = answer as { -readonly [Key in keyof Answer]: Answer[Key] };
  return { http: { ...status, headers: new HeaderMap() }, body: { kind: 'single' as const, singleResult } };
}

/** Gives Apollo Server the present schema. There is no executor: `responseForOperation` always answers first. */
const gatewayFor = (supergraph: Supergraph) => ({
  load: async () => ({ executor: null }),
  onSchemaLoadOrUpdate(
    listener: (schema: { apiSchema: SupergraphVersion['apiSchema']; coreSupergraphSdl: string }) => void,
  ) {
    const tell = ({ apiSchema, sdl }: SupergraphVersion): void =>
      listener({ apiSchema, coreSupergraphSdl: sdl });
    tell(supergraph.current());
    return supergraph.onReplaced(tell);
  },
  // Whoever loaded the supergraph stops it.
  stop: async () => undefined,
});

/** Codes of Apollo Server's own that clients act upon. */
const protocolCodes: readonly unknown[] = ['PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_FOUND'];

/** What Apollo Server says about HTTP passes; anything unexpected inside it does not. */
function maskUnknown(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = error.extensions?.code;
  if (isTopLevelCode(code) || protocolCodes.includes(code)) return error;
  return { message: maskedMessage, extensions: { code: 'INTERNAL' } };
}
