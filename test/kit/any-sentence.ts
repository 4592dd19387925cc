import fc from 'fast-check';
import { canonicalLike } from '../../subgraphs/shared/policy/like.ts';
import {
  type Comparison,
  type Condition,
  type NamePattern,
  operatorsOf,
  type Policy,
  valueTypes,
} from '../../subgraphs/shared/policy/policy.ts';
import { printPolicy } from '../../subgraphs/shared/policy/print-policy.ts';
import { canonicalValue } from '../../subgraphs/shared/policy/values.ts';
import { anyText } from './any-text.ts';

/** A name or a text, often one that the policy language could take for something else. */
export const anyWord = fc.oneof(
  anyText(12),
  fc.string({
    unit: fc.constantFrom('a', 'b', '*', '\\', '/', ':', '"', ' ', ',', '(', '=', '<'),
    maxLength: 10,
  }),
  fc.constantFrom(
    'can',
    'AND',
    'all',
    'tag_x',
    'tag_x::y',
    '::string',
    '/a*b/::regex',
    '/a/::regex',
    'getmachine',
    'in',
    'like',
    '\u2028',
    '\ufeff',
  ),
);
const regexSource = fc.constantFrom('^get', 'a|b', '[.]x', '\\/x', 'x y', '(a*)*b', '"');
const pattern: fc.Arbitrary<NamePattern> = fc.oneof(
  fc.record({ kind: fc.constant('exact' as const), name: anyWord }),
  fc.record({
    kind: fc.constant('glob' as const),
    pieces: fc.array(anyWord, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('regex' as const),
    source: regexSource,
    flags: fc.constantFrom('', 'i', 'ims'),
  }),
);
const lowered = (name: string): string => name.toLowerCase();
const action = pattern.map((name): NamePattern => {
  if (name.kind === 'exact') return { ...name, name: lowered(name.name) };
  return name.kind === 'glob'
    ? { ...name, pieces: name.pieces.map(lowered) }
    : { ...name, flags: name.flags === '' ? 'i' : name.flags };
});
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map(String);
const value = {
  string: anyWord,
  array: anyWord,
  number,
  boolean: fc.constantFrom('true', 'false'),
  ip: fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.ipV4().map((address) => `${address}/9`),
    fc.ipV6().map((address) => `${address}/100`),
  ),
  date: fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  day: fc.constantFrom('1', 'sunday', 'Wed'),
  time: fc.constantFrom('00:00', '23:59:59', '12:30'),
} as const;
const comparison: fc.Arbitrary<Comparison> = fc
  .tuple(anyWord, fc.constantFrom(...valueTypes))
  .chain(([name, type]) =>
    fc.tuple(fc.constant(name), fc.constant(type), fc.constantFrom(...operatorsOf[type])),
  )
  .chain(([name, type, operator]) =>
    fc.array(value[type], { minLength: 1, maxLength: operator === 'IN' ? 3 : 1 }).map((texts) => ({
      kind: 'compare',
      name,
      type,
      operator,
      values: texts.map(
        (text) => (operator === 'LIKE' ? canonicalLike(text) : canonicalValue(type, text)) ?? 'x',
      ),
    })),
  );
const condition = fc.letrec<{
  readonly any: Condition;
  readonly and: Condition;
  readonly or: Condition;
  readonly not: Condition;
  readonly compare: Condition;
}>((tie) => ({
  compare: comparison,
  not: fc.record({ kind: fc.constant('not' as const), term: tie('any') }),
  and: fc.record({
    kind: fc.constant('and' as const),
    terms: fc.array(fc.oneof({ maxDepth: 3 }, tie('compare'), tie('or'), tie('not')), {
      minLength: 2,
      maxLength: 3,
    }),
  }),
  or: fc.record({
    kind: fc.constant('or' as const),
    terms: fc.array(fc.oneof({ maxDepth: 3 }, tie('compare'), tie('and'), tie('not')), {
      minLength: 2,
      maxLength: 3,
    }),
  }),
  any: fc.oneof({ maxDepth: 3 }, tie('compare'), tie('and'), tie('or'), tie('not')),
})).any;
const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { minLength: 1, maxLength: 3 });
const regexes = (policy: Policy): number => JSON.stringify(policy).split(/"kind":"regex"|"LIKE"/).length - 1;
/** Any policy, in canonical form. */
export const anySentence: fc.Arbitrary<Policy> = fc
  .record({
    principals: fc.option(list(pattern), { nil: undefined }),
    actions: list(action),
    resources: fc.option(list(pattern), { nil: undefined }),
    condition: fc.option(condition, { nil: undefined }),
  })
  .filter((policy) => regexes(policy) <= 8 && printPolicy(policy).length <= 4_096);
