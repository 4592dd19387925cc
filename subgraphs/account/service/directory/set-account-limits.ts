import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { SetAccountLimitsInput } from '../../generated.ts';
import { assertOperates } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { judgeLimits } from '../rules/limits.ts';
import { type Changed, change, type Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { accountReference } from './references.ts';

/** Sets all limits of an account; operators only. */
export async function setAccountLimits(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: SetAccountLimitsInput,
): Promise<Changed<AccountDoc>> {
  const caller = requireCaller(asker);
  assertOperates(caller);
  const { limits, refusals: unusable } = judgeLimits(input.limits);
  return change(store, async (): Promise<Decision> => {
    const rules = accountReference(store, caller);
    const { found: account, refusals: missing } = await findPart(
      rules,
      input.account,
      ['account'],
      'account',
    );
    if (!account) return { refusals: [...missing, ...unusable] };
    return unusable.length > 0
      ? { refusals: unusable }
      : { changes: [update(accounts, account, { limits })] };
  });
}
