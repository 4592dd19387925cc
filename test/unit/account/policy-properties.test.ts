import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from '../../../subgraphs/shared/policy/evaluate-policy.ts';
import { parsePolicy } from '../../../subgraphs/shared/policy/parse-policy.ts';
import { printPolicy } from '../../../subgraphs/shared/policy/print-policy.ts';
import { anySentence, anyWord } from '../../kit/any-sentence.ts';
import { anyText } from '../../kit/any-text.ts';

const allows = (text: string, action: string): boolean | undefined => {
  const { policy } = parsePolicy(text);
  return policy && evaluatePolicy(policy, { action, conditions: {} });
};

describe('for any sentence', () => {
  it('parsing what was printed gives the same policy', () => {
    fc.assert(
      fc.property(anySentence, (policy) => {
        expect(parsePolicy(printPolicy(policy)).policy).toEqual(policy);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing throws, and an error says where in the text', () => {
    const words = fc.constantFrom(
      'CAN',
      'get',
      'WHEN',
      'NOT',
      '(',
      ')',
      'AND',
      'OR',
      'sourceip',
      '=',
      '10.0.0.1',
      'IN',
      ',',
      '"',
      '\\',
      '/a/::regex',
      '/(/::regex',
      'tag_x',
      'LIKE',
      '/x/',
      '*',
      '::',
      'day',
      '7',
      '<=',
    );
    const text = fc.oneof(
      anyText(80),
      fc.array(words, { maxLength: 25 }).map((all) => all.join(' ')),
      fc.array(words, { maxLength: 25 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { policy, error } = parsePolicy(written);
        if (policy) expect(parsePolicy(printPolicy(policy)).policy).toEqual(policy);
        if (!error) return;
        expect(error.position).toBeGreaterThanOrEqual(0);
        expect(error.position).toBeLessThanOrEqual(written.length);
        expect(error.message.length).toBeLessThan(300);
      }),
      { numRuns: 1_500 },
    );
  });

  it('evaluation always comes to an answer, and silence when nothing is known', () => {
    const known = fc.dictionary(
      anyWord,
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.date(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(anySentence, anyWord, known, (policy, act, conditions) => {
        const context = { principal: 'mia', action: act.toLowerCase(), resource: '/x', conditions };
        expect(typeof evaluatePolicy(policy, context)).toBe('boolean');
        if (policy.condition) expect(evaluatePolicy(policy, { ...context, conditions: {} })).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('no regular expression takes long on any text', () => {
    for (const source of ['(a*)*b', '(a|aa)+$', '(a|a)*c', '(.*a){20}[yz]', '(?:a?){60}a{60}[yz]']) {
      expect(allows(`CAN /${source}/::regex`, `${'a'.repeat(400)}!`)).toBe(false);
    }
    expect(allows('CAN /a/::regex', 'a'.repeat(100_000))).toBe(false);
    expect(allows(`CAN ${'*a'.repeat(1_000)}*b`, 'a'.repeat(100_000))).toBe(false);
  });
});
