import type { Filter, Order } from '../../store/port.ts';
import type {
  InputMaybe,
  IpAddressFilter,
  IpAddressOrder,
  NetworkFilter,
  NetworkOrder,
} from '../generated.ts';
import { parseAddress } from './ipv4.ts';

type Given<T> = InputMaybe<T> | undefined;

/** The store's filter for a list of networks. */
export function networkFilter(wanted: Given<NetworkFilter>): Filter {
  const { name, nameContains, nicTag } = wanted ?? {};
  const isPublic = wanted?.public;
  return {
    all: [
      ...(name ? [{ where: { name: { in: name } } }] : []),
      ...(nameContains ? [{ where: { name: { contains: nameContains } } }] : []),
      ...(isPublic == null ? [] : [{ where: { isPublic } }]),
      ...(nicTag ? [{ where: { nicTag: { in: nicTag } } }] : []),
    ],
  };
}

export const networkOrder = (wanted: Given<NetworkOrder>): readonly Order[] => [
  {
    path: wanted?.field === 'CREATED_AT' ? 'createdAt' : 'name',
    direction: wanted?.direction === 'DESC' ? 'desc' : 'asc',
  },
];

/** The store's filter for a list of addresses. Text that is no address matches nothing. */
export function ipFilter(wanted: Given<IpAddressFilter>): Filter {
  const { address, reserved } = wanted ?? {};
  const numbers = address?.map(parseAddress).filter((number) => number !== undefined);
  return {
    all: [
      ...(numbers ? [{ where: { number: { in: numbers } } }] : []),
      ...(reserved == null ? [] : [{ where: { isReserved: reserved } }]),
    ],
  };
}

export const ipOrder = (wanted: Given<IpAddressOrder>): readonly Order[] => [
  {
    path: wanted?.field === 'UPDATED_AT' ? 'updatedAt' : 'number',
    direction: wanted?.direction === 'DESC' ? 'desc' : 'asc',
  },
];
