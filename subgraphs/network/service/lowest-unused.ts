import type { AddressRange } from './ipv4.ts';

interface Numbers {
  has(number: number): boolean;
}

/**
 * The lowest number of a range that has neither a record nor somebody about to make one.
 * @param recorded numbers with a record, ascending; all those of the range
 * @param held numbers that are being tried just now
 */
export function lowestUnused(
  { first, last }: AddressRange,
  recorded: readonly number[],
  held: Numbers,
): number | undefined {
  let next = recorded.findIndex((number) => number >= first);
  for (let number = first; number <= last; number += 1) {
    if (number === recorded[next]) next += 1;
    else if (!held.has(number)) return number;
  }
  return undefined;
}
