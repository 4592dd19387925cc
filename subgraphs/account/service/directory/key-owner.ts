import type { Caller } from '../../../../schema/caller.ts';
import type { Store } from '../../../store/port.ts';
import { assertMayIn } from '../../policy.ts';
import type { SshKeyDoc } from '../../store/ssh-keys.ts';
import { type Found, findPart } from './find-part.ts';
import { userReference } from './references.ts';

export type KeyOwner = Pick<SshKeyDoc, 'accountUuid' | 'userUuid'>;

const actions = {
  create: { account: 'createkey', user: 'createuserkey' },
  delete: { account: 'deletekey', user: 'deleteuserkey' },
} as const;

/** Whose key is meant: the account's own, or that of the login referred to. @throws PublicError FORBIDDEN */
export async function findKeyOwner(
  store: Store,
  caller: Caller,
  act: keyof typeof actions,
  userRef: string | null | undefined,
): Promise<Found<KeyOwner>> {
  const { accountUuid } = caller;
  assertMayIn(caller, actions[act][userRef == null ? 'account' : 'user'], accountUuid);
  if (userRef == null) return { found: { accountUuid, userUuid: null } };
  const { found: user, refusals } = await findPart(userReference(store, caller), userRef, ['user'], 'login');
  return user ? { found: { accountUuid: user.accountUuid, userUuid: user._id } } : { refusals };
}
