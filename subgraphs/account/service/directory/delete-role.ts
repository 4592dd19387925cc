import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { type Change, remove, type Store, update } from '../../../store/port.ts';
import type { DeleteRoleInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { accounts } from '../../store/accounts.ts';
import { type RoleDoc, roles } from '../../store/roles.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { roleReference } from './references.ts';

/** Removes a role, also from the account's role tags. On instances its uuid may remain, and reaches nobody any more. */
export async function deleteRole(
  { store }: DirectoryDeps,
  asker: Caller | null,
  { role: ref }: DeleteRoleInput,
): Promise<Changed<RoleDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'deleterole', caller.accountUuid);
  return change(store, async () => {
    const { found: role, refusals } = await findPart(roleReference(store, caller), ref, ['role'], 'role');
    return role ? { changes: [remove(roles, role), ...(await untag(store, role))] } : { refusals };
  });
}

async function untag(store: Store, { _id, accountUuid }: RoleDoc): Promise<readonly Change[]> {
  const account = await store.collection(accounts).get(accountUuid);
  if (!account?.roleTags?.some(({ roles: tagged }) => tagged.includes(_id))) return [];
  const roleTags = account.roleTags
    .map(({ collection, roles: tagged }) => ({ collection, roles: tagged.filter((uuid) => uuid !== _id) }))
    .filter(({ roles: left }) => left.length > 0);
  return [update(accounts, account, { roleTags })];
}
