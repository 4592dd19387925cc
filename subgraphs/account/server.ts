import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import { buildSubgraph } from '../shared/build-subgraph.ts';
import { readSdl } from '../shared/read-sdl.ts';
import type { SubgraphOptions } from '../shared/subgraph-options.ts';
import type { AccountContext } from './context.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { AccountService } from './service/account-service.ts';
import { TokenService } from './service/token-service.ts';

/** The account subgraph and the services it lends to boot and seeds, which act for the data center. */
export interface AccountSubgraph {
  readonly subgraph: Subgraph & { readonly schema: GraphQLSchema };
  readonly tokens: TokenService;
}

export function buildAccountSubgraph({
  store,
  clock,
  random,
  logger,
}: Omit<SubgraphOptions, 'cursors'>): AccountSubgraph {
  const tokens = new TokenService(store, clock, random, logger);
  const contextFor = ({ caller }: { readonly caller: Caller | null }): AccountContext => ({
    accounts: new AccountService(store, caller),
    tokens,
  });
  return {
    subgraph: buildSubgraph({ name: 'account', sdl: readSdl('account'), resolvers, contextFor }),
    tokens,
  };
}
