import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowestUnused } from '../../../subgraphs/network/service/lowest-unused.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 40 })).map((list) => list.sort((a, b) => a - b));
const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([first, length]) => ({ first, last: first + length }));

it('is the first number of the range that nobody has and nobody tries', () => {
  fc.assert(
    fc.property(range, numbers, numbers, ({ first, last }, recorded, held) => {
      const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const expected = all.find((number) => !recorded.includes(number) && !held.includes(number));
      expect(lowestUnused({ first, last }, recorded, new Set(held))).toBe(expected);
    }),
  );
});

it('is none in a range that is empty or full', () => {
  expect(lowestUnused({ first: 5, last: 4 }, [], new Set())).toBeUndefined();
  expect(lowestUnused({ first: 1, last: 3 }, [1, 2, 3], new Set())).toBeUndefined();
  expect(lowestUnused({ first: 1, last: 3 }, [1, 3], new Set([2]))).toBeUndefined();
});
