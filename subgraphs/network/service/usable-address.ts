import type { IpDoc } from '../store/ips.ts';
import { isWithin, type Subnet } from './ipv4.ts';

/**
 * Whether an account may have exactly this address: one of the subnet's that instances can carry, not the
 * network's own, in nobody's use, and reserved for nobody else.
 */
export function isUsableAddress(
  subnet: Subnet,
  number: number,
  record: IpDoc | undefined,
  accountUuid: string,
): boolean {
  if (!isHostAddress(subnet, number)) return false;
  if (!record) return true;
  if (record.isManaged || !record.isFree) return false;
  return !record.isReserved || record.accountUuid === accountUuid;
}

/** Whether the address is in the subnet and neither its base nor its broadcast address. */
export const isHostAddress = (subnet: Subnet, number: number): boolean =>
  isWithin({ first: subnet.first + 1, last: subnet.last - 1 }, number);
