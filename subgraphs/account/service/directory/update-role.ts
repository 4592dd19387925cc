import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { UpdateRoleInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type RoleDoc, roles } from '../../store/roles.ts';
import { refuseName } from '../rules/name.ts';
import { type Changed, change, type Decision, refuseStale } from './change.ts';
import { roleNameTaken } from './create-role.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { roleReference } from './references.ts';
import { findMembers, findPolicies, type Subject } from './role-parts.ts';

/** Changes a role; fields left out or null stay as they are, lists that are given become the whole list. */
export async function updateRole(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: UpdateRoleInput,
): Promise<Changed<RoleDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'updaterole', caller.accountUuid);
  const decide = async (): Promise<Decision> => {
    const { found: role, refusals } = await findPart(
      roleReference(store, caller),
      input.role,
      ['role'],
      'role',
    );
    return role ? decideUpdate({ store, caller, accountUuid: role.accountUuid }, role, input) : { refusals };
  };
  return change(store, decide, { 'account-name': roleNameTaken });
}

async function decideUpdate(subject: Subject, role: RoleDoc, input: UpdateRoleInput): Promise<Decision> {
  const { members: wanted, policies: refs } = input;
  const members = wanted == null ? { found: role.members } : await findMembers(subject, wanted);
  const policies = refs == null ? { found: role.policyUuids } : await findPolicies(subject, refs);
  const refusals = [
    ...refuseName(input.name),
    ...(members.refusals ?? []),
    ...(policies.refusals ?? []),
    ...refuseStale(role, input.expectedRevision),
  ];
  if (refusals.length > 0 || !members.found || !policies.found) return { refusals };
  const set = { name: input.name ?? role.name, members: members.found, policyUuids: policies.found };
  return { changes: [update(roles, role, set)] };
}
