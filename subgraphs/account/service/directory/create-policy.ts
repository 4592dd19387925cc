import type { Caller } from '../../../../schema/caller.ts';
import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import type { CreatePolicyInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type PolicyDoc, policies } from '../../store/policies.ts';
import { refuseCrowd } from '../rules/crowd.ts';
import { refuseName } from '../rules/name.ts';
import { nextText, refuseText } from '../rules/particulars.ts';
import { judgeRules } from '../rules/policy-rules.ts';
import { type Changed, change, type Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';

/** Makes a policy in the caller's account. */
export async function createPolicy(
  { store, random }: DirectoryDeps,
  asker: Caller | null,
  input: CreatePolicyInput,
): Promise<Changed<PolicyDoc>> {
  const caller = requireCaller(asker);
  const { accountUuid } = caller;
  assertMayIn(caller, 'createpolicy', accountUuid);
  const decide = async (): Promise<Decision> => {
    const { rules, refusals: unreadable } = judgeRules(input.rules);
    const refusals = [
      ...refuseName(input.name),
      ...unreadable,
      ...refuseText(input.description, 'description'),
      ...(await refuseCrowd(store.collection(policies), accountUuid)),
    ];
    if (refusals.length > 0) return { refusals };
    const description = nextText(input.description, null);
    const policy = { _id: random.uuid(), accountUuid, name: input.name, rules, description };
    return { changes: [insert(policies, policy)] };
  };
  return change(store, decide, { 'account-name': policyNameTaken });
}

export const policyNameTaken = refuse('NAME_TAKEN', ['name'], 'Another policy has this name.');
