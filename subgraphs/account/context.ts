import type { Caller } from '../../schema/caller.ts';
import type { AccessTokenReads } from './service/access-tokens/access-token-reads.ts';
import type { AccountService } from './service/account-service.ts';
import type { AuditLog } from './service/audit/audit-log.ts';
import type { DirectoryDeps } from './service/directory/directory-deps.ts';
import type { IdentityServices } from './service/identity/identity-services.ts';
import type { LimitsDesk } from './service/limits-desk.ts';

/** What the resolvers of one request work with. */
export interface AccountContext {
  /** Who asks; null only for `identify`, `sessionKeys`, signing in and refreshing. */
  readonly caller: Caller | null;
  readonly accounts: AccountService;
  readonly accessTokens: AccessTokenReads;
  readonly identity: IdentityServices;
  /** What changes of accounts and their parts stand on. */
  readonly directory: DirectoryDeps;
  readonly limits: LimitsDesk;
  readonly audit: AuditLog;
}
