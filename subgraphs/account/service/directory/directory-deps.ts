import type { Random } from '../../../../schema/runtime.ts';
import type { Store } from '../../../store/port.ts';
import type { PasswordService } from '../sign-in/password-service.ts';
import type { SessionService } from '../sign-in/session-service.ts';

/** What changes of accounts and their parts stand on. */
export interface DirectoryDeps {
  readonly store: Store;
  readonly random: Random;
  readonly passwords: Pick<PasswordService, 'plan' | 'removal'>;
  readonly sessions: Pick<SessionService, 'endings'>;
  /** Whether an account has instances that are not deleted. Asked before an account is removed. */
  readonly hasInstances: (accountUuid: string) => Promise<boolean>;
}
