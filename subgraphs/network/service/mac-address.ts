import type { Random } from '../../../schema/runtime.ts';

/** The vendor half of the addresses we make, as Triton's. */
const prefix = '90:b8:d0';
const tails = 2 ** 24;

export const randomMac = (random: Random): string => {
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return macOf(a * 65_536 + b * 256 + c);
};

/** The address to try when this one is taken. */
export const nextMac = (mac: string): string =>
  macOf((Number.parseInt(mac.slice(prefix.length).replaceAll(':', ''), 16) + 1) % tails);

const macOf = (tail: number): string => {
  const digits = tail.toString(16).padStart(6, '0');
  return [prefix, digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].join(':');
};
