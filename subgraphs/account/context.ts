import type { AccountService } from './service/account-service.ts';
import type { TokenService } from './service/token-service.ts';

/** What the resolvers of one request work with. */
export interface AccountContext {
  readonly accounts: AccountService;
  readonly tokens: TokenService;
}
