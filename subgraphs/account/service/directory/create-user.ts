import type { Caller } from '../../../../schema/caller.ts';
import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import type { CreateUserInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type UserDoc, users } from '../../store/users.ts';
import { refuseCrowd } from '../rules/crowd.ts';
import { canonicalEmail, nextText, refuseEmail, refuseLogin, refuseTexts } from '../rules/particulars.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { withPassword } from './with-password.ts';

/** Makes a login in the caller's account. */
export async function createUser(
  deps: DirectoryDeps,
  asker: Caller | null,
  input: CreateUserInput,
): Promise<Changed<UserDoc>> {
  const { accountUuid } = requireCaller(asker);
  assertMayIn(requireCaller(asker), 'createuser', accountUuid);
  const uuid = deps.random.uuid();
  const user = {
    _id: uuid,
    accountUuid,
    login: input.login,
    email: canonicalEmail(input.email),
    givenName: nextText(input.givenName, null),
    familyName: nextText(input.familyName, null),
  };
  return change(
    deps.store,
    async () => {
      const refusals = [
        ...refuseLogin(input.login),
        ...refuseEmail(input.email),
        ...refuseTexts(input),
        ...(await refuseCrowd(deps.store.collection(users), accountUuid)),
      ];
      return withPassword(deps, { uuid, accountUuid }, input.password, refusals, insert(users, user));
    },
    { 'account-login': loginTaken },
  );
}

export const loginTaken = refuse('NAME_TAKEN', ['login'], 'The login is in use.');
