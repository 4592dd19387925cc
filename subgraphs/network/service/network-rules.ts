import { refuse, type UserError } from '../../../schema/errors.ts';
import { isWithin, parseAddress, parseSubnet, type Subnet } from './ipv4.ts';
import { isHostAddress } from './usable-address.ts';

/** What a network is made of. Addresses are IPv4 in canonical dotted form, the subnet canonical CIDR. */
export interface NewNetwork {
  readonly uuid: string;
  readonly name: string;
  readonly description?: string | null;
  readonly isPublic: boolean;
  readonly subnet: string;
  readonly gateway?: string | null;
  readonly provisionStartIp: string;
  readonly provisionEndIp: string;
  /** At most four. */
  readonly resolvers?: readonly string[];
  readonly routes?: readonly { readonly destination: string; readonly gateway: string }[];
  /** 0 means untagged; 1 is taken by the switches themselves. */
  readonly vlanId: number;
  readonly nicTag: string;
  /** Bytes; 1500 unless given. */
  readonly mtu?: number;
  /** Accounts that may use it; without any, everybody may. */
  readonly ownerUuids?: readonly string[];
}

const maxResolvers = 4;
const minPrefixLength = 8;

/** Everything that is wrong with a network by itself; empty when it can be made. */
export function refuseNetwork(network: NewNetwork): readonly UserError[] {
  const subnet = parseSubnet(network.subnet);
  return [
    ...unless(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(network.name),
      'name',
      'A name has 1 to 64 letters, digits, "_", "." and "-" and begins with a letter or digit.',
    ),
    ...unless(isVlan(network.vlanId), 'vlanId', 'A VLAN number is 0 or from 2 to 4094.'),
    ...unless(
      /^[A-Za-z0-9_]{1,31}$/.test(network.nicTag),
      'nicTag',
      'A NIC tag has 1 to 31 letters, digits and "_".',
    ),
    ...unless(isMtu(network.mtu ?? 1500), 'mtu', 'An MTU is from 576 to 9000 bytes.'),
    ...unless(
      subnet !== undefined && subnet.prefixLength >= minPrefixLength,
      'subnet',
      'A subnet is an IPv4 CIDR from /8 to /32 without host bits, like 10.77.0.0/24.',
    ),
    ...(subnet ? refuseAddresses(network, subnet) : []),
    ...refuseResolvers(network.resolvers ?? []),
    ...refuseRoutes(network.routes ?? []),
  ];
}

function refuseAddresses(network: NewNetwork, subnet: Subnet): readonly UserError[] {
  const first = parseAddress(network.provisionStartIp);
  const last = parseAddress(network.provisionEndIp);
  const gateway = network.gateway == null ? null : parseAddress(network.gateway);
  const isHost = (number: number | undefined): boolean =>
    number !== undefined && isHostAddress(subnet, number);
  const isOrdered = first === undefined || last === undefined || first < last;
  return [
    ...unless(isHost(first), 'provisionStartIp', 'Not an address for instances in the subnet.'),
    ...unless(isHost(last), 'provisionEndIp', 'Not an address for instances in the subnet.'),
    ...unless(isOrdered, 'provisionEndIp', 'The last address to give out must be above the first.'),
    ...unless(gateway === null || isHost(gateway), 'gateway', 'Not an address for hosts in the subnet.'),
  ];
}

function refuseResolvers(resolvers: readonly string[]): readonly UserError[] {
  const areAddresses = resolvers.every((resolver) => parseAddress(resolver) !== undefined);
  return [
    ...unless(areAddresses, 'resolvers', 'A resolver is an IPv4 address.'),
    ...unless(resolvers.length <= maxResolvers, 'resolvers', `At most ${maxResolvers} resolvers.`),
  ];
}

function refuseRoutes(routes: NonNullable<NewNetwork['routes']>): readonly UserError[] {
  const areGood = routes.every(
    ({ destination, gateway }) =>
      (parseAddress(destination) ?? parseSubnet(destination)) !== undefined &&
      parseAddress(gateway) !== undefined,
  );
  return unless(areGood, 'routes', 'A route leads from an IPv4 address or CIDR to an IPv4 address.');
}

const isVlan = (number: number): boolean =>
  Number.isInteger(number) && number !== 1 && isWithin({ first: 0, last: 4094 }, number);

const isMtu = (bytes: number): boolean =>
  Number.isInteger(bytes) && isWithin({ first: 576, last: 9000 }, bytes);

const unless = (holds: boolean, field: keyof NewNetwork, message: string): readonly UserError[] =>
  holds ? [] : [refuse('INVALID_ARGUMENT', [field], message)];
