import type { Caller } from '../../../../schema/caller.ts';
import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import type { CreateAccountInput } from '../../generated.ts';
import { assertOperates } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { canonicalEmail, nextText, refuseEmail, refuseLogin, refuseTexts } from '../rules/particulars.ts';
import { type Changed, change } from './change.ts';
import { loginTaken } from './create-user.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { withPassword } from './with-password.ts';

/** Makes a tenant; operators only. Nothing makes an operator or a reader but whoever sets the data center up. */
export async function createAccount(
  deps: DirectoryDeps,
  asker: Caller | null,
  input: CreateAccountInput,
): Promise<Changed<AccountDoc>> {
  assertOperates(requireCaller(asker));
  const uuid = deps.random.uuid();
  const refusals = [...refuseLogin(input.login), ...refuseEmail(input.email), ...refuseTexts(input)];
  const creation = insert(accounts, newAccount(uuid, input));
  return change(
    deps.store,
    () => withPassword(deps, { uuid, accountUuid: uuid }, input.password, refusals, creation),
    { login: loginTaken, email: emailTaken },
  );
}

const newAccount = (uuid: string, input: CreateAccountInput) => ({
  _id: uuid,
  login: input.login,
  email: canonicalEmail(input.email),
  givenName: nextText(input.givenName, null),
  familyName: nextText(input.familyName, null),
  companyName: nextText(input.companyName, null),
  phone: nextText(input.phone, null),
  isApproved: input.isApproved ?? false,
  isLocked: false,
  isOperator: false,
  isReader: false,
  roleTags: [],
  limits: [],
});

export const emailTaken = refuse('NAME_TAKEN', ['email'], 'Another account has this e-mail address.');
