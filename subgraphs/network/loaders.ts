import DataLoader from 'dataloader';
import { limits } from '../../schema/limits.ts';
import { groupBy } from '../shared/group-by.ts';
import { loadById } from '../shared/load-by-id.ts';
import type { Collection, Store } from '../store/port.ts';
import { type IpDoc, ips } from './store/ips.ts';
import { type NetworkDoc, networks } from './store/networks.ts';
import { type NicDoc, nics } from './store/nics.ts';

/**
 * One read per collection and request, however many objects ask. They load what is there; whether the caller may
 * see it is the services' question. They live as long as one request and so never serve two callers.
 */
export interface NetworkLoaders {
  readonly network: DataLoader<string, NetworkDoc | undefined>;
  readonly nic: DataLoader<string, NicDoc | undefined>;
  readonly ip: DataLoader<string, IpDoc | undefined>;
  /** An instance's NICs by position. */
  readonly nicsOf: DataLoader<string, readonly NicDoc[]>;
}

export function networkLoaders(store: Store): NetworkLoaders {
  const allNics = store.collection(nics);
  return {
    network: loadById(store.collection(networks)),
    nic: loadById(allNics),
    ip: loadById(store.collection(ips)),
    nicsOf: new DataLoader((instanceUuids) => nicsOfEach(allNics, instanceUuids)),
  };
}

async function nicsOfEach(
  collection: Collection<NicDoc>,
  instanceUuids: readonly string[],
): Promise<readonly (readonly NicDoc[])[]> {
  const found = await collection.find({
    filter: { where: { instanceUuid: { in: instanceUuids } } },
    orderBy: [
      { path: 'instanceUuid', direction: 'asc' },
      { path: 'position', direction: 'asc' },
    ],
    limit: instanceUuids.length * limits.instance.networks,
  });
  const byInstance = groupBy(found, (nic) => nic.instanceUuid);
  return instanceUuids.map((uuid) => byInstance.get(uuid) ?? []);
}
