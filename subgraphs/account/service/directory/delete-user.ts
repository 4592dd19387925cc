import type { Caller } from '../../../../schema/caller.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { type Change, remove, update } from '../../../store/port.ts';
import type { DeleteUserInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { accessTokens } from '../../store/access-tokens.ts';
import { sshKeys } from '../../store/ssh-keys.ts';
import { type UserDoc, users } from '../../store/users.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { userReference } from './references.ts';
import { withoutMember } from './without-member.ts';

/** Removes a login with its keys, tokens, sessions, password and memberships, in one commit. */
export async function deleteUser(
  deps: DirectoryDeps,
  asker: Caller | null,
  { user: ref }: DeleteUserInput,
): Promise<Changed<UserDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'deleteuser', caller.accountUuid);
  return change(deps.store, async () => {
    const { found: user, refusals } = await findPart(
      userReference(deps.store, caller),
      ref,
      ['user'],
      'login',
    );
    return user ? { changes: [remove(users, user), ...(await belongings(deps, user))] } : { refusals };
  });
}

async function belongings(
  { store, passwords, sessions }: DirectoryDeps,
  { _id: userUuid, accountUuid }: UserDoc,
): Promise<readonly Change[]> {
  const [keys, tokens, ...others] = await Promise.all([
    allDocuments(store.collection(sshKeys), { where: { accountUuid, userUuid } }),
    allDocuments(store.collection(accessTokens), { where: { accountUuid, userUuid, isRevoked: false } }),
    withoutMember(store, userUuid),
    passwords.removal(userUuid),
    sessions.endings(accountUuid, userUuid),
  ]);
  return [
    ...keys.map((key) => remove(sshKeys, key)),
    ...tokens.map((token) => update(accessTokens, token, { isRevoked: true })),
    ...others.flat(),
  ];
}
