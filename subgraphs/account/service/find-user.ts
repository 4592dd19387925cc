import { accountScope, type Caller } from '../../../schema/caller.ts';
import { type Resolution, resolveReference } from '../../shared/reference.ts';
import type { Store } from '../../store/port.ts';
import { type UserDoc, users } from '../store/users.ts';

/**
 * The login that a reference means: of the caller's account; for operators and readers by id or uuid of any account,
 * by name of their own.
 */
export function findUser(store: Store, caller: Caller, ref: string): Promise<Resolution<UserDoc>> {
  const account = accountScope(caller);
  return resolveReference(
    {
      collection: store.collection(users),
      type: 'User',
      scope: account === undefined ? {} : { where: { accountUuid: account } },
      nameFilter: (login) => ({ where: { login, accountUuid: caller.accountUuid } }),
    },
    ref,
  );
}
