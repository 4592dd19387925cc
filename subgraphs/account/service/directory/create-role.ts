import type { Caller } from '../../../../schema/caller.ts';
import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import type { CreateRoleInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type RoleDoc, roles } from '../../store/roles.ts';
import { refuseCrowd } from '../rules/crowd.ts';
import { refuseName } from '../rules/name.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findMembers, findPolicies } from './role-parts.ts';

/** Makes a role in the caller's account. */
export async function createRole(
  { store, random }: DirectoryDeps,
  asker: Caller | null,
  input: CreateRoleInput,
): Promise<Changed<RoleDoc>> {
  const caller = requireCaller(asker);
  const { accountUuid } = caller;
  assertMayIn(caller, 'createrole', accountUuid);
  const subject = { store, caller, accountUuid };
  const decide = async () => {
    const members = await findMembers(subject, input.members ?? []);
    const policies = await findPolicies(subject, input.policies ?? []);
    const refusals = [
      ...refuseName(input.name),
      ...(members.refusals ?? []),
      ...(policies.refusals ?? []),
      ...(await refuseCrowd(store.collection(roles), accountUuid)),
    ];
    if (refusals.length > 0 || !members.found || !policies.found) return { refusals };
    const parts = { members: members.found, policyUuids: policies.found };
    const role = { _id: random.uuid(), accountUuid, name: input.name, ...parts };
    return { changes: [insert(roles, role)] as const };
  };
  return change(store, decide, { 'account-name': roleNameTaken });
}

export const roleNameTaken = refuse('NAME_TAKEN', ['name'], 'Another role has this name.');
