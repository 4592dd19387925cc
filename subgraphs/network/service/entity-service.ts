import type { Caller } from '../../../schema/caller.ts';
import { requireCaller } from '../../shared/require-caller.ts';
import type { Store } from '../../store/port.ts';
import { type NetworkLoaders, networkLoaders } from '../loaders.ts';
import { maySeeIp, maySeeNetwork, maySeeNic } from '../policy.ts';
import type { IpDoc } from '../store/ips.ts';
import type { NetworkDoc } from '../store/networks.ts';
import type { NicDoc } from '../store/nics.ts';

/**
 * Single objects by key, for references from other subgraphs: authorised here again, whoever sent them. Somebody
 * else's object and one that never was are both null. One for each request.
 */
export class EntityService {
  readonly #asker: Caller | null;
  readonly #loaders: NetworkLoaders;

  constructor(store: Store, asker: Caller | null) {
    this.#asker = asker;
    this.#loaders = networkLoaders(store);
  }

  async network(uuid: string): Promise<NetworkDoc | null> {
    const caller = requireCaller(this.#asker);
    const network = await this.#loaders.network.load(uuid);
    return network && maySeeNetwork(caller, network) ? network : null;
  }

  /** @param mac lower case with colons */
  async nic(mac: string): Promise<NicDoc | null> {
    const caller = requireCaller(this.#asker);
    const nic = await this.#loaders.nic.load(mac);
    return nic && maySeeNic(caller, nic) ? nic : null;
  }

  /** @param key network uuid and address, joined by a slash */
  async ip(key: string): Promise<IpDoc | null> {
    const caller = requireCaller(this.#asker);
    const ip = await this.#loaders.ip.load(key);
    const network = ip && (await this.#loaders.network.load(ip.networkUuid));
    return network && maySeeIp(caller, network, ip) ? ip : null;
  }

  /** An instance's NICs in order; none where the caller may not see them. @param roleTags those of the instance */
  async nicsOf(instanceUuid: string, roleTags?: readonly string[]): Promise<readonly NicDoc[]> {
    const caller = requireCaller(this.#asker);
    const nics = await this.#loaders.nicsOf.load(instanceUuid);
    return nics.filter((nic) => maySeeNic(caller, nic, roleTags));
  }

  /** The network of a NIC or address that the caller may see: such a one shows its network, whoever may use that today. */
  async networkOf(part: { readonly networkUuid: string }): Promise<NetworkDoc> {
    const network = await this.#loaders.network.load(part.networkUuid);
    if (!network) throw new Error(`network ${part.networkUuid} is gone, but not what is on it`);
    return network;
  }
}
