import { accountScope, type Caller } from '../../schema/caller.ts';
import { matchFilter } from '../shared/match-filter.ts';
import type { Filter } from '../store/port.ts';
import type { AccountDoc } from './store/accounts.ts';
import type { SshKeyDoc } from './store/ssh-keys.ts';
import type { UserDoc } from './store/users.ts';

/** Accounts the caller may see: its own; all for operators. */
export function visibleAccounts(caller: Caller): Filter {
  const account = accountScope(caller);
  return account === undefined ? {} : { where: { _id: account } };
}

export const maySeeAccount = (caller: Caller, account: AccountDoc): boolean =>
  matchFilter(visibleAccounts(caller))(account);

/** Whether a login or key is the caller's account's. */
export const maySeePart = (caller: Caller, part: UserDoc | SshKeyDoc): boolean =>
  caller.isOperator || part.accountUuid === caller.accountUuid;
