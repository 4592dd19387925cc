import { refuse, type UserError } from '../../../../schema/errors.ts';
import { parsePolicy } from '../../../shared/policy/parse-policy.ts';
import { printPolicy } from '../../../shared/policy/print-policy.ts';

const mostRules = 64;

/** The sentences of a policy in canonical form, and everything that is wrong with them. */
export interface JudgedRules {
  readonly rules: readonly string[];
  readonly refusals: readonly UserError[];
}

/** Each sentence must be readable, and none may say the same as another. */
export function judgeRules(sentences: readonly string[]): JudgedRules {
  if (sentences.length === 0 || sentences.length > mostRules) {
    const message = `A policy has 1 to ${mostRules} sentences.`;
    return { rules: [], refusals: [refuse('INVALID_ARGUMENT', ['rules'], message)] };
  }
  const parsed = sentences.map(parsePolicy);
  const rules = parsed.map(({ policy }) => policy && printPolicy(policy));
  const refusals = parsed.flatMap(({ error }, index) => {
    const field = ['rules', String(index)];
    if (error) return [refuse('POLICY_INVALID', field, `${error.message} (position ${error.position})`)];
    const isRepeated = rules.indexOf(rules[index]) < index;
    return isRepeated ? [refuse('INVALID_ARGUMENT', field, 'The sentence is there twice.')] : [];
  });
  return { rules: rules.filter((rule) => rule !== undefined), refusals };
}
