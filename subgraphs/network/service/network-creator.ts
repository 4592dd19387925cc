import { refuse, type UserError } from '../../../schema/errors.ts';
import { allDocuments } from '../../shared/all-documents.ts';
import { insert, type NewDoc, type Store, UniqueViolation } from '../../store/port.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import { type NetworkDoc, networks } from '../store/networks.ts';
import { isPrivateRange, overlap, parseAddress, parseSubnet, type Subnet } from './ipv4.ts';
import { type NewNetwork, refuseNetwork } from './network-rules.ts';
import { subnetOf } from './provision-range.ts';
import { isHostAddress } from './usable-address.ts';

export type CreatedNetwork = { readonly network: NetworkDoc } | { readonly refusals: readonly UserError[] };

/** Makes networks. Nobody is authorised here: it is for the data center's own hands. */
export class NetworkCreator {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Makes a network, with its gateway and those of its name servers that are on it set aside, in one commit. */
  async create(wanted: NewNetwork): Promise<CreatedNetwork> {
    const refusals = refuseNetwork(wanted);
    const subnet = parseSubnet(wanted.subnet);
    if (refusals.length > 0 || !subnet) return { refusals };
    const overlapping = await this.#overlapping(wanted, subnet);
    if (overlapping.length > 0) return { refusals: [overlapsWith(overlapping)] };
    return this.#insert(wanted, subnet);
  }

  /** Makes a network unless there is one with its uuid, which then stays as it is. @throws Error when it cannot be made */
  async ensure(wanted: NewNetwork): Promise<void> {
    if (await this.#store.collection(networks).get(wanted.uuid)) return;
    const created = await this.create(wanted);
    if ('network' in created) return;
    throw new Error(`network ${wanted.name}: ${created.refusals.map(({ message }) => message).join(' ')}`);
  }

  async #insert(wanted: NewNetwork, subnet: Subnet): Promise<CreatedNetwork> {
    const managed = managedAddresses(wanted, subnet).map((address) =>
      insert(ips, managedIp(wanted, address)),
    );
    try {
      const [network] = await this.#store.commit([insert(networks, networkDoc(wanted, subnet)), ...managed]);
      // The first change was the network: `commit` answers documents in the order of the changes.
      return { network: network as NetworkDoc };
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      const field = error.index === 'name' ? 'name' : 'uuid';
      return { refusals: [refuse('NAME_TAKEN', [field], `The ${field} is in use by another network.`)] };
    }
  }

  /** Ranges that anybody may use inside may overlap; ones that others can reach, or that are public, may not. */
  async #overlapping(wanted: NewNetwork, subnet: Subnet): Promise<readonly NetworkDoc[]> {
    if (!wanted.isPublic && isPrivateRange(subnet)) return [];
    const others = await allDocuments(this.#store.collection(networks), {});
    return others.filter((other) => other._id !== wanted.uuid && overlap(subnet, subnetOf(other)));
  }
}

const overlapsWith = (others: readonly NetworkDoc[]): UserError =>
  refuse('INVALID_ARGUMENT', ['subnet'], `The subnet overlaps ${others.map(({ name }) => name).join(', ')}.`);

function managedAddresses(wanted: NewNetwork, subnet: Subnet): readonly string[] {
  const serving = [wanted.gateway ?? null, ...(wanted.resolvers ?? [])].filter((address) => address !== null);
  return [...new Set(serving)].filter((address) => isHostAddress(subnet, numberOf(address)));
}

const networkDoc = (wanted: NewNetwork, subnet: Subnet): NewDoc<NetworkDoc> => ({
  _id: wanted.uuid,
  name: wanted.name,
  description: wanted.description ?? null,
  isPublic: wanted.isPublic,
  subnet: subnet.cidr,
  netmask: subnet.netmask,
  gateway: wanted.gateway ?? null,
  provisionStartIp: wanted.provisionStartIp,
  provisionEndIp: wanted.provisionEndIp,
  resolvers: wanted.resolvers ?? [],
  routes: wanted.routes ?? [],
  vlanId: wanted.vlanId,
  nicTag: wanted.nicTag,
  mtu: wanted.mtu ?? 1500,
  ownerUuids: wanted.ownerUuids ?? [],
  isShared: (wanted.ownerUuids ?? []).length === 0,
});

const managedIp = (wanted: NewNetwork, address: string): NewDoc<IpDoc> => ({
  _id: `${wanted.uuid}/${address}`,
  networkUuid: wanted.uuid,
  address,
  number: numberOf(address),
  isFree: false,
  isReserved: true,
  isManaged: true,
  accountUuid: null,
  instanceUuid: null,
  mac: null,
  freedAt: null,
});

/** `refuseNetwork` has seen to it that this is an address. */
const numberOf = (address: string): number => parseAddress(address) ?? Number.NaN;
