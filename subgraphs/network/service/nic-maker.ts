import { TerminalError } from '../../../schema/errors.ts';
import type { Random } from '../../../schema/runtime.ts';
import {
  type Change,
  insert,
  RevisionConflict,
  type Store,
  UniqueViolation,
  update,
} from '../../store/port.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import type { NetworkDoc } from '../store/networks.ts';
import { type NicDoc, nics } from '../store/nics.ts';
import type { AddressBook, Candidate } from './address-book.ts';
import { formatAddress, parseAddress } from './ipv4.ts';
import { nextMac, randomMac } from './mac-address.ts';
import { subnetOf } from './provision-range.ts';
import { isUsableAddress } from './usable-address.ts';

/** A NIC to be made. */
export interface NicOrder {
  readonly network: NetworkDoc;
  /** An exact address; null for the next one. */
  readonly ipv4Address: string | null;
  readonly instanceUuid: string;
  readonly accountUuid: string;
  readonly isPrimary: boolean;
  readonly position: number;
}

/** How often others may be faster before we give up for now. */
const addressAttempts = 100;
const macAttempts = 50;

/**
 * Makes a NIC and takes its address in one commit: neither is ever there without the other. The store's keys
 * decide every race – over the address, the MAC, and the NIC's place in its instance.
 */
export class NicMaker {
  readonly #store: Store;
  readonly #random: Random;
  readonly #addresses: AddressBook;

  constructor(store: Store, random: Random, addresses: AddressBook) {
    this.#store = store;
    this.#random = random;
    this.#addresses = addresses;
  }

  /**
   * The NIC, made now or, when the instance has one in that place already, as it is.
   * @throws TerminalError SUBNET_FULL, ADDRESS_UNUSABLE
   */
  async make(order: NicOrder): Promise<NicDoc> {
    let mac = randomMac(this.#random);
    let triedMacs = 1;
    for (let attempt = 1; attempt <= addressAttempts && triedMacs <= macAttempts; attempt += 1) {
      const outcome = await this.#try(order, mac);
      if (outcome instanceof TerminalError) return this.#inPlaceOr(outcome, order);
      if (outcome === 'place-taken')
        return this.#inPlaceOr(new Error('the NIC in place is gone again'), order);
      if (typeof outcome !== 'string') return outcome;
      if (outcome === 'address-taken') continue;
      mac = nextMac(mac);
      triedMacs += 1;
    }
    throw new Error(`no address or MAC could be taken on network ${order.network._id}: too many are trying`);
  }

  async #try(order: NicOrder, mac: string): Promise<NicDoc | Conflict | TerminalError> {
    const candidate = await this.#choose(order);
    if (candidate instanceof TerminalError) return candidate;
    const { number, record, release } = candidate;
    try {
      const nic = nicDoc(order, mac, formatAddress(number));
      const [made] = await this.#store.commit([insert(nics, nic), take(order, nic, number, record)]);
      // The first change was the NIC: `commit` answers documents in the order of the changes.
      return made as NicDoc;
    } catch (error) {
      return conflictOf(error);
    } finally {
      release();
    }
  }

  async #choose(order: NicOrder): Promise<Candidate | TerminalError> {
    if (order.ipv4Address !== null) return this.#exactly(order, order.ipv4Address);
    return (await this.#addresses.next(order.network)) ?? new TerminalError('SUBNET_FULL');
  }

  async #exactly({ network, accountUuid }: NicOrder, address: string): Promise<Candidate | TerminalError> {
    const number = parseAddress(address);
    const record = await this.#store.collection(ips).get(ipId(network, address));
    if (number === undefined || !isUsableAddress(subnetOf(network), number, record, accountUuid)) {
      return new TerminalError('ADDRESS_UNUSABLE', `The address ${address} cannot be used.`);
    }
    return { number, record, release: this.#addresses.hold(network._id, number) };
  }

  /** The same order may be run twice at once: what stands in our way may be what the other has made for us. */
  async #inPlaceOr(problem: Error, { instanceUuid, position }: NicOrder): Promise<NicDoc> {
    const [nic] = await this.#store
      .collection(nics)
      .find({ filter: { where: { instanceUuid, position } }, limit: 1 });
    if (!nic) throw problem;
    return nic;
  }
}

type Conflict = 'address-taken' | 'mac-taken' | 'place-taken';

function conflictOf(error: unknown): Conflict {
  if (error instanceof RevisionConflict) return 'address-taken';
  if (!(error instanceof UniqueViolation)) throw error;
  if (error.collection === ips.name) return 'address-taken';
  return error.index === 'instance-position' ? 'place-taken' : 'mac-taken';
}

const ipId = (network: NetworkDoc, address: string): string => `${network._id}/${address}`;

const nicDoc = (order: NicOrder, mac: string, ip: string) => ({
  _id: mac,
  ip,
  networkUuid: order.network._id,
  instanceUuid: order.instanceUuid,
  accountUuid: order.accountUuid,
  isPrimary: order.isPrimary,
  position: order.position,
  state: 'PROVISIONING' as const,
});

/** The other half of the commit. A reserved address stays reserved: it is its account's, in use or not. */
function take(order: NicOrder, nic: { _id: string; ip: string }, number: number, record?: IpDoc): Change {
  const use = {
    isFree: false,
    accountUuid: order.accountUuid,
    instanceUuid: order.instanceUuid,
    mac: nic._id,
    freedAt: null,
  };
  if (record) return update(ips, record, use);
  return insert(ips, {
    _id: ipId(order.network, nic.ip),
    networkUuid: order.network._id,
    address: nic.ip,
    number,
    isReserved: false,
    isManaged: false,
    ...use,
  });
}
