import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import { buildSubgraph } from '../shared/build-subgraph.ts';
import { readSdl } from '../shared/read-sdl.ts';
import type { SubgraphOptions } from '../shared/subgraph-options.ts';
import type { AccountContext } from './context.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { AccessTokenReads } from './service/access-tokens/access-token-reads.ts';
import { AccountService } from './service/account-service.ts';
import { AuditLog } from './service/audit/audit-log.ts';
import type { DirectoryDeps } from './service/directory/directory-deps.ts';
import { type IdentityOptions, identityServices } from './service/identity/identity-services.ts';
import { LimitsDesk } from './service/limits-desk.ts';
import type { PasswordService } from './service/sign-in/password-service.ts';
import type { TokenService } from './service/token-service.ts';
import type { LimitEntry } from './store/accounts.ts';

/** The account subgraph and the services it lends to boot and seeds, which act for the data center. */
export interface AccountSubgraph {
  readonly subgraph: Subgraph & { readonly schema: GraphQLSchema };
  readonly tokens: TokenService;
  readonly passwords: PasswordService;
}

export interface AccountSubgraphOptions
  extends SubgraphOptions,
    Pick<IdentityOptions, 'passwordCost'>,
    Pick<DirectoryDeps, 'hasInstances'> {
  /** Limits of accounts that have none of the same shape themselves; none unless told. */
  readonly defaultLimits?: readonly LimitEntry[];
}

export function buildAccountSubgraph(options: AccountSubgraphOptions): AccountSubgraph {
  const { store, clock, cursors } = options;
  const identity = identityServices(options);
  const directory = { ...options, passwords: identity.passwords, sessions: identity.sessions };
  const limits = new LimitsDesk(store, options.defaultLimits ?? []);
  const audit = new AuditLog(options);
  const contextFor = ({ caller }: { readonly caller: Caller | null }): AccountContext => ({
    caller,
    accounts: new AccountService(store, cursors, caller),
    accessTokens: new AccessTokenReads(store, caller),
    identity,
    directory,
    limits,
    audit,
  });
  return {
    subgraph: buildSubgraph({ name: 'account', sdl: readSdl('account'), clock, resolvers, contextFor }),
    tokens: identity.tokens,
    passwords: identity.passwords,
  };
}
