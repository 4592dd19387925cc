import type { Caller } from '../../../../schema/caller.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { type Change, remove, type Store, update } from '../../../store/port.ts';
import type { DeletePolicyInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type PolicyDoc, policies } from '../../store/policies.ts';
import { roles } from '../../store/roles.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { policyReference } from './references.ts';

/** Removes a policy, also from the roles that have it, in one commit. */
export async function deletePolicy(
  { store }: DirectoryDeps,
  asker: Caller | null,
  { policy: ref }: DeletePolicyInput,
): Promise<Changed<PolicyDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'deletepolicy', caller.accountUuid);
  return change(store, async () => {
    const { found, refusals } = await findPart(policyReference(store, caller), ref, ['policy'], 'policy');
    return found ? { changes: [remove(policies, found), ...(await unlink(store, found))] } : { refusals };
  });
}

async function unlink(store: Store, { _id }: PolicyDoc): Promise<readonly Change[]> {
  const linked = await allDocuments(store.collection(roles), { where: { policyUuids: { has: _id } } });
  return linked.map((role) =>
    update(roles, role, { policyUuids: role.policyUuids.filter((uuid) => uuid !== _id) }),
  );
}
