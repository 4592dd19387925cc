import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { UpdateAccountInput } from '../../generated.ts';
import { assertMayIn, operates } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { canonicalEmail, nextText, refuseEmail, refuseTexts } from '../rules/particulars.ts';
import { type Changed, change, refuseStale } from './change.ts';
import { emailTaken } from './create-account.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { accountReference } from './references.ts';

/** Changes an account's particulars, and for operators its approval and lock. Its login never changes. */
export async function updateAccount(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: UpdateAccountInput,
): Promise<Changed<AccountDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'updateaccount', caller.accountUuid);
  const decide = async () => {
    const ref = input.account ?? caller.accountUuid;
    const { found: account, refusals: missing } = await findPart(
      accountReference(store, caller),
      ref,
      ['account'],
      'account',
    );
    if (!account) return { refusals: missing };
    const refusals = [
      ...refuseEmail(input.email),
      ...refuseTexts(input),
      ...refuseRise(caller, account, input),
      ...refuseStale(account, input.expectedRevision),
    ];
    return refusals.length > 0
      ? { refusals }
      : { changes: [update(accounts, account, nextAccount(account, input))] as const };
  };
  return change(store, decide, { email: emailTaken });
}

/** Nobody approves or unlocks themselves, and no operator locks the door they came through. */
function refuseRise(caller: Caller, { _id }: AccountDoc, input: UpdateAccountInput): readonly UserError[] {
  if (operates(caller)) {
    const isOwnLock = input.isLocked === true && _id === caller.accountUuid;
    return isOwnLock ? [refuse('INVALID_ARGUMENT', ['isLocked'], 'You would lock yourself out.')] : [];
  }
  return (['isApproved', 'isLocked'] as const)
    .filter((field) => input[field] != null)
    .map((field) => refuse('FORBIDDEN', [field], 'Operators decide this.'));
}

const nextAccount = (account: AccountDoc, input: UpdateAccountInput) => ({
  email: input.email == null ? account.email : canonicalEmail(input.email),
  givenName: nextText(input.givenName, account.givenName),
  familyName: nextText(input.familyName, account.familyName),
  companyName: nextText(input.companyName, account.companyName),
  phone: nextText(input.phone, account.phone),
  isApproved: input.isApproved ?? account.isApproved,
  isLocked: input.isLocked ?? account.isLocked,
});
