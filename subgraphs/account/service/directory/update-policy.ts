import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { UpdatePolicyInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type PolicyDoc, policies } from '../../store/policies.ts';
import { refuseName } from '../rules/name.ts';
import { nextText, refuseText } from '../rules/particulars.ts';
import { judgeRules } from '../rules/policy-rules.ts';
import { type Changed, change, type Decision, refuseStale } from './change.ts';
import { policyNameTaken } from './create-policy.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { policyReference } from './references.ts';

/** Changes a policy; fields left out or null stay as they are, sentences that are given become all of them. */
export async function updatePolicy(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: UpdatePolicyInput,
): Promise<Changed<PolicyDoc>> {
  const caller = requireCaller(asker);
  assertMayIn(caller, 'updatepolicy', caller.accountUuid);
  const decide = async (): Promise<Decision> => {
    const rules = policyReference(store, caller);
    const { found, refusals } = await findPart(rules, input.policy, ['policy'], 'policy');
    return found ? decideUpdate(found, input) : { refusals };
  };
  return change(store, decide, { 'account-name': policyNameTaken });
}

function decideUpdate(policy: PolicyDoc, input: UpdatePolicyInput): Decision {
  const { rules, refusals: unreadable } =
    input.rules == null ? { rules: policy.rules, refusals: [] } : judgeRules(input.rules);
  const refusals = [
    ...refuseName(input.name),
    ...unreadable,
    ...refuseText(input.description, 'description'),
    ...refuseStale(policy, input.expectedRevision),
  ];
  if (refusals.length > 0) return { refusals };
  const description = nextText(input.description, policy.description);
  return { changes: [update(policies, policy, { name: input.name ?? policy.name, rules, description })] };
}
