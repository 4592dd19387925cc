import { TerminalError } from '../../../schema/errors.ts';
import { limits } from '../../../schema/limits.ts';
import { type Clock, isoTime } from '../../../schema/runtime.ts';
import type { NicSpec } from '../../../schema/tasks.ts';
import {
  type Change,
  type Collection,
  commitWithRetry,
  type Patch,
  remove,
  type Store,
  update,
} from '../../store/port.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import { type NetworkDoc, networks } from '../store/networks.ts';
import { type NicDoc, nics } from '../store/nics.ts';
import type { NicDesk } from './nic-desk.ts';
import type { NicMaker } from './nic-maker.ts';

type EnsureRequest = Parameters<NicDesk['ensureNics']>[0];

/**
 * NICs and addresses for the workflows. A NIC's record and its address' record always change together, so at any
 * moment each taken address has exactly one NIC and each NIC one address.
 */
export class NicService implements NicDesk {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #maker: NicMaker;
  readonly #nics: Collection<NicDoc>;
  readonly #networks: Collection<NetworkDoc>;

  constructor(store: Store, clock: Clock, maker: NicMaker) {
    this.#store = store;
    this.#clock = clock;
    this.#maker = maker;
    this.#nics = store.collection(nics);
    this.#networks = store.collection(networks);
  }

  async ensureNics({ instanceUuid, accountUuid, wanted }: EnsureRequest): Promise<readonly NicDoc[]> {
    const present = new Map((await this.#nicsOf(instanceUuid)).map((nic) => [nic.position, nic]));
    const found = await this.#networksOf(wanted.map(({ networkUuid }) => networkUuid));
    const ensured: NicDoc[] = [];
    // One after another: when one cannot be had, none behind it are made that would have to be undone.
    for (const [position, { networkUuid, ipv4Address, isPrimary }] of wanted.entries()) {
      const network = existing(found.get(networkUuid));
      const order = { network, ipv4Address, isPrimary, instanceUuid, accountUuid, position };
      ensured.push(present.get(position) ?? (await this.#maker.make(order)));
    }
    return ensured;
  }

  async releaseNics(instanceUuid: string): Promise<void> {
    await commitWithRetry(this.#store, async () => {
      const present = await this.#nicsOf(instanceUuid);
      if (present.length === 0) return undefined;
      const records = await this.#store
        .collection(ips)
        .getMany(present.map(({ networkUuid, ip }) => `${networkUuid}/${ip}`));
      return {
        changes: present.flatMap((nic, index) => [remove(nics, nic), ...this.#freeing(nic, records[index])]),
        value: undefined,
      };
    });
  }

  async specsFor(instanceUuid: string): ReturnType<NicDesk['specsFor']> {
    const present = await this.#nicsOf(instanceUuid);
    const found = await this.#networksOf(present.map(({ networkUuid }) => networkUuid));
    const pairs = present.map((nic) => ({ nic, network: existing(found.get(nic.networkUuid)) }));
    const primaryFirst = [...pairs].sort((a, b) => Number(b.nic.isPrimary) - Number(a.nic.isPrimary));
    return {
      nics: pairs.map(({ nic, network }) => nicSpec(nic, network)),
      resolvers: [...new Set(primaryFirst.flatMap(({ network }) => network.resolvers))],
    };
  }

  async nicTagsOf(networkUuids: readonly string[]): Promise<readonly string[]> {
    const found = await this.#networksOf(networkUuids);
    return [...new Set(networkUuids.map((uuid) => existing(found.get(uuid)).nicTag))];
  }

  async setState(instanceUuid: string, state: NicDoc['state']): Promise<void> {
    await commitWithRetry(this.#store, async () => {
      const others = (await this.#nicsOf(instanceUuid)).filter((nic) => nic.state !== state);
      if (others.length === 0) return undefined;
      return { changes: others.map((nic) => update(nics, nic, { state })), value: undefined };
    });
  }

  async instancesWithNics(after: string | null, limit: number): Promise<readonly string[]> {
    const found = await this.#nics.find({
      filter: after === null ? {} : { where: { instanceUuid: { gt: after } } },
      orderBy: byInstance,
      limit: limit * limits.instance.networks,
    });
    return [...new Set(found.map(({ instanceUuid }) => instanceUuid))].slice(0, limit);
  }

  #nicsOf(instanceUuid: string): Promise<readonly NicDoc[]> {
    return this.#nics.find({
      filter: { where: { instanceUuid } },
      orderBy: byInstance,
      limit: limits.instance.networks,
    });
  }

  async #networksOf(uuids: readonly string[]): Promise<ReadonlyMap<string, NetworkDoc>> {
    const found = await this.#networks.getMany([...new Set(uuids)]);
    return new Map(found.flatMap((network) => (network ? [[network._id, network]] : [])));
  }

  #freeing(nic: NicDoc, record: IpDoc | undefined): readonly Change[] {
    if (record?.mac !== nic._id) return [];
    const freed: Patch<IpDoc> = {
      isFree: true,
      accountUuid: record.isReserved ? record.accountUuid : null,
      instanceUuid: null,
      mac: null,
      freedAt: isoTime(this.#clock),
    };
    return [update(ips, record, freed)];
  }
}

function existing(network: NetworkDoc | undefined): NetworkDoc {
  if (!network) throw new TerminalError('NETWORK_UNUSABLE', 'The network no longer exists.');
  return network;
}

const byInstance = [
  { path: 'instanceUuid', direction: 'asc' },
  { path: 'position', direction: 'asc' },
] as const;

const nicSpec = (nic: NicDoc, network: NetworkDoc): NicSpec => ({
  mac: nic._id,
  ip: nic.ip,
  netmask: network.netmask,
  gateway: network.gateway,
  vlanId: network.vlanId,
  nicTag: network.nicTag,
  mtu: network.mtu,
  isPrimary: nic.isPrimary,
  networkUuid: network._id,
});
