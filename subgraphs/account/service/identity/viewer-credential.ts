import type { Caller, CredentialKind } from '../../../../schema/caller.ts';
import type { Store } from '../../../store/port.ts';
import { type RoleDoc, roles } from '../../store/roles.ts';

/** How the caller proved who they are. */
export const credentialOf = ({ credentialKind, credentialId, expiresAt }: Caller): ViewerCredential => ({
  kind: credentialKind ?? 'ACCESS_TOKEN',
  id: credentialId,
  expiresAt: expiresAt ?? null,
});

export interface ViewerCredential {
  readonly kind: CredentialKind;
  readonly id: string;
  readonly expiresAt: string | null;
}

/** The records of the roles the caller acts in, as far as they are still there. */
export async function activeRoles(store: Store, caller: Caller): Promise<readonly RoleDoc[]> {
  const found = await store.collection(roles).getMany((caller.roles ?? []).map(({ uuid }) => uuid));
  return found.filter((role) => role !== undefined);
}
