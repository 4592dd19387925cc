import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { nextMac, randomMac } from '../../../subgraphs/network/service/mac-address.ts';

const tailOf = (mac: string): number =>
  Number.parseInt(mac.slice('90:b8:d0:'.length).replaceAll(':', ''), 16);

it('made ones carry our vendor half, lower case with colons', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(randomMac(seededRandom(seed))).toMatch(/^90:b8:d0(:[0-9a-f]{2}){3}$/);
    }),
  );
});

it('the next one is the next number, round the end', () => {
  expect(nextMac('90:b8:d0:00:00:ff')).toBe('90:b8:d0:00:01:00');
  expect(nextMac('90:b8:d0:ff:ff:ff')).toBe('90:b8:d0:00:00:00');
  const mac = randomMac(seededRandom(3));
  expect(tailOf(nextMac(mac))).toBe((tailOf(mac) + 1) % 2 ** 24);
});
