import { allDocuments } from '../../../shared/all-documents.ts';
import { type Change, type Store, update } from '../../../store/port.ts';
import { roles } from '../../store/roles.ts';

/** The changes that take a login or account out of every role it is a member of. */
export async function withoutMember(store: Store, memberUuid: string): Promise<readonly Change[]> {
  const filter = { where: { 'members.uuid': { has: memberUuid } } };
  const memberships = await allDocuments(store.collection(roles), filter);
  return memberships.map((role) =>
    update(roles, role, { members: role.members.filter(({ uuid }) => uuid !== memberUuid) }),
  );
}
