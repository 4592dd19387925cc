import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affinityMatcher, parseAffinity } from '../../../subgraphs/compute/service/affinity.ts';

/** Any UTF-16 units, halves of surrogate pairs and control characters among them. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

const rule = (text: string) => {
  const parsed = parseAffinity(text);
  return 'rule' in parsed ? parsed.rule : expect.fail(parsed.problem);
};

describe('parseAffinity', () => {
  it.each([
    ['instance==web0', 'instance', 'instance', '==', false, 'exact', 'web0'],
    ['container!=web-*', 'instance', 'instance', '!=', false, 'glob', 'web-*'],
    ['role==~db', 'tag', 'role', '==', true, 'exact', 'db'],
    ['role != ~db', 'tag', 'role', '!=', false, 'exact', '~db'],
    ['role!=~/^d.b$/', 'tag', 'role', '!=', true, 'regex', '^d.b$'],
    ['docker:label:com.acme==x', 'tag', 'docker:label:com.acme', '==', false, 'exact', 'x'],
  ])('reads %s', (text, subject, key, operator, isSoft, form, value) => {
    if (value.startsWith('~')) expect(parseAffinity(text)).toHaveProperty('position');
    else expect(rule(text)).toEqual({ subject, key, operator, isSoft, value: { form, text: value } });
  });

  it.each([
    ['', 0],
    ['role', 4],
    ['role=db', 7],
    ['==db', 0],
    ['r==db', 0],
    ['1role==db', 0],
    ['role==', 6],
    ['role==~', 7],
    ['role==dä', 7],
    ['role==/(/', 7],
    ['role==a\0', 7],
    [`role==${'a'.repeat(1_000)}`, 512],
  ])('says where %j cannot be read', (text, position) => {
    expect(parseAffinity(text)).toMatchObject({ position });
  });

  it('never throws and always places its complaint inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const candidate of [text, `role==${text}`, `instance!=~/${text}/`]) {
          const parsed = parseAffinity(candidate);
          if ('rule' in parsed) affinityMatcher(parsed.rule.value)('web');
          else expect(parsed.position).toBeLessThanOrEqual(candidate.length);
        }
      }),
    );
  });
});

describe('affinityMatcher', () => {
  it.each([
    ['instance==web', 'web', true],
    ['instance==web', 'web1', false],
    ['instance==web-*', 'web-17', true],
    ['instance==web-*', 'a-web-17', false],
    ['instance==w.b*', 'web', false],
    ['instance==/^w.b/', 'web9', true],
    ['instance==/b/', 'web', true],
  ])('%s and %s: %s', (text, candidate, expected) => {
    expect(affinityMatcher(rule(text).value)(candidate)).toBe(expected);
  });

  it('takes linear time for expressions made to take forever', () => {
    const matches = affinityMatcher(rule('role==/^(.*a)*(.*b)*(a|a)*$/').value);
    const begin = performance.now();
    matches(`${'a'.repeat(1_000)}!`);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
