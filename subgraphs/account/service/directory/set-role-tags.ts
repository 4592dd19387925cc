import type { Caller } from '../../../../schema/caller.ts';
import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { SetRoleTagsInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type Changed, change, type Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findRoles } from './role-parts.ts';

/** Says which roles reach a collection of the caller's account; none of the others reaches it any more. */
export async function setRoleTags(
  { store }: DirectoryDeps,
  asker: Caller | null,
  { collection, roles: refs }: SetRoleTagsInput,
): Promise<Changed<AccountDoc>> {
  const caller = requireCaller(asker);
  const { accountUuid } = caller;
  assertMayIn(caller, 'setroletags', accountUuid);
  return change(store, async (): Promise<Decision> => {
    const account = await store.collection(accounts).get(accountUuid);
    if (!account) return { refusals: [refuse('NOT_FOUND')] };
    const { found: roles, refusals } = await findRoles({ store, caller, accountUuid }, refs);
    if (!roles) return { refusals };
    const others = (account.roleTags ?? []).filter((tag) => tag.collection !== collection);
    const roleTags = roles.length > 0 ? [...others, { collection, roles }] : others;
    return { changes: [update(accounts, account, { roleTags })] };
  });
}
