import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  isPrivateRange,
  overlap,
  parseAddress,
  parseSubnet,
} from '../../../subgraphs/network/service/ipv4.ts';

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('addresses', () => {
  it('are numbers and texts of the same thing', () => {
    fc.assert(fc.property(anyAddress, (number) => parseAddress(formatAddress(number)) === number));
  });

  it('order as numbers', () => {
    expect(parseAddress('0.0.0.0')).toBe(0);
    expect(parseAddress('10.64.0.10')).toBe(10 * 2 ** 24 + 64 * 2 ** 16 + 10);
    expect(parseAddress('255.255.255.255')).toBe(2 ** 32 - 1);
  });

  it.each([
    '0177.0.0.1',
    '127.0.0.01',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    '10.0.0.256',
    '10.0.0',
    '10.0.0.1.1',
    '10.0.0.-1',
    ' 10.0.0.1',
    '10.0.0.1\n',
    '10.0.0.1/24',
    '١٠.0.0.1',
    '::1',
    '::ffff:10.0.0.1',
    '',
  ])('have one form only: %j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('subnets', () => {
  it('know their ends and netmask', () => {
    expect(parseSubnet('192.168.128.0/22')).toEqual({
      cidr: '192.168.128.0/22',
      first: parseAddress('192.168.128.0'),
      last: parseAddress('192.168.131.255'),
      prefixLength: 22,
      netmask: '255.255.252.0',
    });
  });

  it.each([
    '10.0.0.1/24',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/24/24',
    '::/8',
    '0.0.0.0/0',
  ])('have no host bits and a whole form: %j is none', (cidr) => expect(parseSubnet(cidr)).toBeUndefined());

  it.each([
    ['10.0.0.0/8', true],
    ['172.16.0.0/12', true],
    ['192.168.0.0/16', true],
    ['172.0.0.0/8', false],
    ['8.0.0.0/6', false],
    ['203.0.113.0/24', false],
  ])('%s is private: %s', (cidr, isPrivate) => {
    const subnet = parseSubnet(cidr);
    expect(subnet && isPrivateRange(subnet)).toBe(isPrivate);
  });

  it('overlap exactly when they share an address', () => {
    const range = fc
      .tuple(fc.nat(50), fc.nat(50))
      .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
    const members = ({ first, last }: { first: number; last: number }): number[] =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index);
    fc.assert(
      fc.property(range, range, (a, b) => {
        const inB = new Set(members(b));
        return overlap(a, b) === members(a).some((number) => inB.has(number));
      }),
    );
  });
});
