import type { NetworkDoc } from '../store/networks.ts';
import { type AddressRange, parseAddress, parseSubnet, type Subnet } from './ipv4.ts';

/** The addresses a network gives out by itself. */
export const provisionRange = (network: NetworkDoc): AddressRange => ({
  first: recordedAddress(network.provisionStartIp),
  last: recordedAddress(network.provisionEndIp),
});

/** A recorded network's subnet. */
export function subnetOf(network: NetworkDoc): Subnet {
  const subnet = parseSubnet(network.subnet);
  if (!subnet) throw new Error(`network ${network._id} has no readable subnet`);
  return subnet;
}

function recordedAddress(text: string): number {
  const number = parseAddress(text);
  if (number === undefined) throw new Error(`a recorded address cannot be read: ${text}`);
  return number;
}
