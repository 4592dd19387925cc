import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { UpdateUserInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type UserDoc, users } from '../../store/users.ts';
import { canonicalEmail, nextText, refuseEmail, refuseLogin, refuseTexts } from '../rules/particulars.ts';
import { type Changed, change, refuseStale } from './change.ts';
import { loginTaken } from './create-user.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { userReference } from './references.ts';

/** Changes a login; fields left out or null stay as they are. */
export async function updateUser(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: UpdateUserInput,
): Promise<Changed<UserDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'updateuser', caller.accountUuid);
  return change(
    store,
    async () => {
      const { found: user, refusals: missing } = await findPart(
        userReference(store, caller),
        input.user,
        ['user'],
        'login',
      );
      if (!user) return { refusals: missing };
      const refusals = [
        ...refuseLogin(input.login),
        ...refuseEmail(input.email),
        ...refuseTexts(input),
        ...refuseStale(user, input.expectedRevision),
      ];
      return refusals.length > 0 ? { refusals } : { changes: [update(users, user, nextUser(user, input))] };
    },
    { 'account-login': loginTaken },
  );
}

const nextUser = (user: UserDoc, input: UpdateUserInput) => ({
  login: input.login ?? user.login,
  email: input.email == null ? user.email : canonicalEmail(input.email),
  givenName: nextText(input.givenName, user.givenName),
  familyName: nextText(input.familyName, user.familyName),
});
