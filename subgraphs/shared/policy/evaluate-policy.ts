import { matchesPieces } from './glob.ts';
import type { Comparison, Condition, NamePattern, Policy } from './policy.ts';
import { matchesRegex } from './regex.ts';
import { type ContextValue, compare } from './values.ts';

/** What is being done, by whom, on what, and under which circumstances. */
export interface PolicyContext {
  readonly principal?: string | undefined;
  /** In lower case. */
  readonly action: string;
  readonly resource?: string | undefined;
  readonly conditions: Readonly<Record<string, ContextValue | undefined>>;
}

/**
 * Whether the sentence allows it. A circumstance that the sentence asks for and the context does not know (or
 * knows as something of another type) makes the sentence silent, wherever in the condition it stands.
 */
export function evaluatePolicy(policy: Policy, context: PolicyContext): boolean {
  const { principals, actions, resources, condition } = policy;
  return (
    matchesAny(actions, context.action) &&
    (!principals || (context.principal !== undefined && matchesAny(principals, context.principal))) &&
    (!resources || (context.resource !== undefined && matchesAny(resources, context.resource))) &&
    (!condition || holds(condition, context) === true)
  );
}

const matchesAny = (patterns: readonly NamePattern[], name: string): boolean =>
  patterns.some((pattern) => matches(pattern, name));

function matches(pattern: NamePattern, name: string): boolean {
  switch (pattern.kind) {
    case 'exact':
      return pattern.name === name;
    case 'glob':
      return matchesPieces(name, pattern.pieces);
    case 'regex':
      return matchesRegex(name, pattern.source, pattern.flags);
  }
}

/** `undefined`: something the condition asks for is not known. All parts are looked at, so the order of terms does not matter. */
function holds(condition: Condition, context: PolicyContext): boolean | undefined {
  switch (condition.kind) {
    case 'not':
      return negated(holds(condition.term, context));
    case 'and':
    case 'or':
      return combined(
        condition.kind,
        condition.terms.map((term) => holds(term, context)),
      );
    case 'compare':
      return compares(condition, context);
  }
}

const negated = (answer: boolean | undefined): boolean | undefined =>
  answer === undefined ? undefined : !answer;

function combined(kind: 'and' | 'or', answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(undefined)) return undefined;
  return kind === 'and' ? !answers.includes(false) : answers.includes(true);
}

function compares(comparison: Comparison, { conditions }: PolicyContext): boolean | undefined {
  const { name, type, operator, values } = comparison;
  const actual = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  if (actual === undefined) return undefined;
  const relation = operator === 'IN' ? '=' : operator;
  return combined(
    'or',
    values.map((value) => compare(type, relation, actual, value)),
  );
}
