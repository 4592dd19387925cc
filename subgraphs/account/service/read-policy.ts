import { parsePolicy } from '../../shared/policy/parse-policy.ts';
import type { NamePattern } from '../../shared/policy/policy.ts';
import { printPolicy } from '../../shared/policy/print-policy.ts';
import type { ParsedPolicy } from '../generated.ts';

/** How a sentence is understood, or what is wrong with it and where. */
export function readPolicy(text: string): ParsedPolicy {
  const { policy, error } = parsePolicy(text);
  if (error) return { canonical: null, actions: [], error: error.message, position: error.position };
  return {
    canonical: printPolicy(policy),
    actions: policy.actions.map(printAction),
    error: null,
    position: null,
  };
}

const printAction = (action: NamePattern): string =>
  printPolicy({ principals: undefined, actions: [action], resources: undefined, condition: undefined }).slice(
    'CAN '.length,
  );
