import type { GraphQLSchema } from 'graphql';
import type { Subgraph } from '../../schema/subgraph.ts';
import { buildSubgraph } from '../shared/build-subgraph.ts';
import { ChangeHub } from '../shared/changes/change-hub.ts';
import { readSdl } from '../shared/read-sdl.ts';
import type { ComputeContext } from './context.ts';
import { computeLoaders } from './loaders.ts';
import { resolvers } from './resolvers/resolvers.ts';
import type { Asker } from './service/asker.ts';
import type { ServiceDeps } from './service/deps.ts';
import { computeServices } from './service/services.ts';
import { computeNodes } from './store/compute-nodes.ts';
import { instances } from './store/instances.ts';
import { operations } from './store/operations.ts';

/** What the subgraph is built from: store, clock, random, logger, cursors, and the other subgraphs as `peers`. */
export type ComputeSubgraphOptions = ServiceDeps & {
  /** Changes kept for a stream's reader who does not take them (default: `limits.stream.queuedChanges`). */
  readonly queuedChanges?: number;
};

export interface ComputeSubgraph {
  readonly subgraph: Subgraph & { readonly schema: GraphQLSchema };
  /** Readers of streams that are open, and the feed they share. */
  readonly hub: ChangeHub;
  /** Ends all streams. The store stays open: it is not ours. */
  close(): Promise<void>;
}

export function buildComputeSubgraph({ queuedChanges, ...deps }: ComputeSubgraphOptions): ComputeSubgraph {
  const hub = new ChangeHub({
    ...deps,
    collections: [instances, operations, computeNodes].map(({ name }) => name),
    ...(queuedChanges !== undefined && { bound: queuedChanges }),
  });
  const services = computeServices(deps, hub);
  const contextFor = ({ caller, requestId }: Asker): ComputeContext => ({
    caller,
    requestId,
    loaders: computeLoaders(deps.store),
    services,
  });
  return {
    subgraph: buildSubgraph({
      name: 'compute',
      sdl: readSdl('compute'),
      clock: deps.clock,
      resolvers,
      contextFor,
    }),
    hub,
    close: () => hub.close(),
  };
}
