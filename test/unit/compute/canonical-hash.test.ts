import { expect, it } from 'vitest';
import { canonicalHash } from '../../../subgraphs/compute/service/admission/canonical-hash.ts';

it('is the same for the same request however it is written', () => {
  const hash = canonicalHash({ a: 1, b: { c: [1, 2], d: null } });
  expect(canonicalHash({ b: { d: undefined, c: [1, 2] }, a: 1, e: null })).toBe(hash);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('differs for anything else', () => {
  const requests = [
    { a: 1 },
    { a: '1' },
    { a: [1] },
    { a: { a: 1 } },
    { b: 1 },
    {},
    [],
    [['a', 1]],
    { a: [1, 2] },
    { a: [2, 1] },
  ];
  expect(new Set(requests.map(canonicalHash)).size).toBe(requests.length);
});
