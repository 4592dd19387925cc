import { anyOf, bounded, containing, given } from '../../shared/filter-parts.ts';
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
      ...anyOf('name', name),
      ...containing('name', nameContains),
      ...given(isPublic, (wish) => ({ where: { isPublic: wish } })),
      ...anyOf('nicTag', nicTag),
    ],
  };
}

export const networkOrder = (wanted: Given<NetworkOrder>): readonly Order[] => [
  {
    path: wanted?.field === 'CREATED_AT' ? 'createdAt' : 'name',
    direction: wanted?.direction === 'DESC' ? 'desc' : 'asc',
  },
];

const numberOf = (text: string): readonly number[] => {
  const number = parseAddress(text);
  return number === undefined ? [] : [number];
};

/** The store's filter for a list of addresses. Text that is no address matches nothing. */
export function ipFilter(wanted: Given<IpAddressFilter>): Filter {
  const { address, reserved } = wanted ?? {};
  return {
    all: [
      ...given(address, (texts) => ({ where: { number: { in: bounded(texts).flatMap(numberOf) } } })),
      ...given(reserved, (wish) => ({ where: { isReserved: wish } })),
    ],
  };
}

export const ipOrder = (wanted: Given<IpAddressOrder>): readonly Order[] => [
  {
    path: wanted?.field === 'UPDATED_AT' ? 'updatedAt' : 'number',
    direction: wanted?.direction === 'DESC' ? 'desc' : 'asc',
  },
];
