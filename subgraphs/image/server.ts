import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import { buildSubgraph } from '../shared/build-subgraph.ts';
import { readSdl } from '../shared/read-sdl.ts';
import type { SubgraphOptions } from '../shared/subgraph-options.ts';
import type { ImageContext } from './context.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { ImageCreator } from './service/image-creator.ts';
import type { ImageDesk } from './service/image-desk.ts';
import { ImageService } from './service/image-service.ts';
import { OriginChain } from './service/origin-chain.ts';

/** The image subgraph and the services it lends to the headnode and to seeds, which act for the data center. */
export interface ImageSubgraph {
  readonly subgraph: Subgraph & { readonly schema: GraphQLSchema };
  readonly images: ImageDesk;
  readonly creator: ImageCreator;
}

export function buildImageSubgraph({ store, clock, logger, cursors }: SubgraphOptions): ImageSubgraph {
  const origins = new OriginChain(store, logger);
  const contextFor = ({ caller }: { readonly caller: Caller | null }): ImageContext => ({
    images: new ImageService(store, cursors, caller),
  });
  return {
    subgraph: buildSubgraph({ name: 'image', sdl: readSdl('image'), clock, resolvers, contextFor }),
    images: origins,
    creator: new ImageCreator(store, origins),
  };
}
