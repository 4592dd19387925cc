import ipaddr from 'ipaddr.js';

const { IPv4 } = ipaddr;

/**
 * IPv4 as numbers (0 to 2³² − 1): only the one canonical form of an address is accepted, because `0177.0.0.1` and
 * `127.0.0.1` must not be two names of one thing.
 */
const addressPattern = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;

/** A block of addresses, both ends included. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

export interface Subnet extends AddressRange {
  /** Canonical CIDR. */
  readonly cidr: string;
  readonly prefixLength: number;
  readonly netmask: string;
}

/** The number of an address in canonical dotted form; `undefined` for anything else. */
export function parseAddress(text: string): number | undefined {
  if (!addressPattern.test(text) || !IPv4.isValid(text)) return undefined;
  return toNumber(IPv4.parse(text));
}

export const formatAddress = (number: number): string =>
  new IPv4([number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255]).toString();

/** A subnet in canonical CIDR form; `undefined` for anything else, host bits included. */
export function parseSubnet(cidr: string): Subnet | undefined {
  const [base = '', bits = '', ...rest] = cidr.split('/');
  const first = parseAddress(base);
  if (first === undefined || rest.length > 0 || !/^([1-9]|[12]\d|3[0-2])$/.test(bits)) return undefined;
  if (IPv4.networkAddressFromCIDR(cidr).toString() !== base) return undefined;
  return {
    cidr,
    first,
    last: toNumber(IPv4.broadcastAddressFromCIDR(cidr)),
    prefixLength: Number(bits),
    netmask: IPv4.subnetMaskFromPrefixLength(Number(bits)).toString(),
  };
}

export const isWithin = (range: AddressRange, number: number): boolean =>
  number >= range.first && number <= range.last;

export const overlap = (a: AddressRange, b: AddressRange): boolean => a.first <= b.last && b.first <= a.last;

/** Whether a whole subnet lies in the ranges that anybody may use inside (RFC 1918). */
export const isPrivateRange = ({ first, last }: AddressRange): boolean =>
  [first, last].every((number) => IPv4.parse(formatAddress(number)).range() === 'private');

const toNumber = (address: ipaddr.IPv4): number =>
  address.octets.reduce((number, octet) => number * 256 + octet, 0);
