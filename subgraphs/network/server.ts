import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import { buildSubgraph } from '../shared/build-subgraph.ts';
import { readSdl } from '../shared/read-sdl.ts';
import type { SubgraphOptions } from '../shared/subgraph-options.ts';
import type { NetworkContext } from './context.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { AddressBook } from './service/address-book.ts';
import { AttachmentService } from './service/attachment-service.ts';
import { EntityService } from './service/entity-service.ts';
import { NetworkCreator } from './service/network-creator.ts';
import { NetworkService } from './service/network-service.ts';
import type { NicDesk } from './service/nic-desk.ts';
import { NicMaker } from './service/nic-maker.ts';
import { NicService } from './service/nic-service.ts';

/** The network subgraph and the services it lends to the headnode and to seeds, which act for the data center. */
export interface NetworkSubgraph {
  readonly subgraph: Subgraph & { readonly schema: GraphQLSchema };
  readonly nics: NicDesk;
  readonly creator: NetworkCreator;
}

export function buildNetworkSubgraph({ store, clock, random, cursors }: SubgraphOptions): NetworkSubgraph {
  const addresses = new AddressBook(store);
  const networks = new NetworkService(store, cursors);
  const attachments = new AttachmentService(store, networks, addresses);
  const contextFor = ({ caller }: { readonly caller: Caller | null }): NetworkContext => ({
    caller,
    networks,
    attachments,
    entities: new EntityService(store, caller),
  });
  return {
    subgraph: buildSubgraph({ name: 'network', sdl: readSdl('network'), clock, resolvers, contextFor }),
    nics: new NicService(store, clock, new NicMaker(store, random, addresses)),
    creator: new NetworkCreator(store),
  };
}
