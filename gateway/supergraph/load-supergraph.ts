import { ApolloGateway, type GraphQLDataSource, type SupergraphSdlUpdateFunction } from '@apollo/gateway';
import type { QueryPlanner } from '@apollo/query-planner';
import type { Logger } from '../../schema/runtime.ts';
import type { SubgraphName } from '../../schema/subgraph.ts';
import { apolloLogger } from '../observe/apollo-logger.ts';
import type { Supergraph, SupergraphVersion } from './supergraph.ts';
import { supergraphVersion } from './supergraph-version.ts';

export interface SupergraphSource {
  readonly sdl: string;
  /** The subgraphs that can be reached; a supergraph that names another is refused. */
  readonly subgraphs: ReadonlySet<SubgraphName>;
  readonly logger: Logger;
}

/** Loads the first supergraph. Rejects when it is broken: there is nothing to fall back on yet. */
export async function loadSupergraph(source: SupergraphSource): Promise<Supergraph> {
  // The library reports to its vendor unless told not to, and can be told only here.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  let update: SupergraphSdlUpdateFunction | undefined;
  let version: SupergraphVersion | undefined;
  const listeners = new Set<(version: SupergraphVersion) => void>();
  const gateway = new ApolloGateway({
    supergraphSdl: async (options) => {
      update = options.update;
      return { supergraphSdl: source.sdl };
    },
    buildService: ({ name }) => unusedDataSource(name, source.subgraphs),
    validateSupergraph: true,
    logger: apolloLogger(source.logger.child({ part: 'supergraph' })),
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    version = supergraphVersion(coreSupergraphSdl, apiSchema, plannerOf(gateway));
    for (const listener of listeners) listener(version);
  });
  await gateway.load();
  return {
    current: () => loaded(version),
    replace(sdl) {
      update?.(sdl);
      // The library logs what its listeners throw: a version that could not be made shows only here.
      if (loaded(version).sdl !== sdl) throw new Error('The supergraph could not be used');
    },
    onReplaced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => gateway.stop(),
  };
}

/** The library insists on a data source per subgraph; plans are executed by us, so none is ever called. */
function unusedDataSource(name: string, known: ReadonlySet<string>): GraphQLDataSource {
  if (!known.has(name)) throw new Error(`The supergraph names a subgraph "${name}" that cannot be reached`);
  return { process: () => Promise.reject(new Error('plans are executed by gateway/supergraph')) };
}

/** The planner that the library has just built. Building one of our own would double the time a start takes. */
function plannerOf(gateway: ApolloGateway): QueryPlanner {
  const { queryPlanner } = gateway.__testing();
  if (!queryPlanner) throw new Error('The supergraph was loaded without a planner');
  return queryPlanner;
}

function loaded(version: SupergraphVersion | undefined): SupergraphVersion {
  if (!version) throw new Error('No supergraph was loaded');
  return version;
}
