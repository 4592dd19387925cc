import { randomUUID } from 'node:crypto';
import type { NewNetwork } from '../../subgraphs/network/service/network-rules.ts';
import type { NetworkDoc } from '../../subgraphs/network/store/networks.ts';

/** A network as its maker asks for it: private, everybody's, 10.77.0.0/24. */
export const newNetwork = (wanted: Partial<NewNetwork> = {}): NewNetwork => {
  const uuid = wanted.uuid ?? randomUUID();
  return {
    uuid,
    name: `net-${uuid}`,
    isPublic: false,
    subnet: '10.77.0.0/24',
    gateway: '10.77.0.1',
    provisionStartIp: '10.77.0.5',
    provisionEndIp: '10.77.0.250',
    vlanId: 77,
    nicTag: 'internal',
    ...wanted,
  };
};

/** A network's record. */
export const networkDoc = (wanted: Partial<NetworkDoc> = {}): NetworkDoc => {
  const _id = wanted._id ?? randomUUID();
  return {
    _id,
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    name: `net-${_id}`,
    description: null,
    isPublic: false,
    subnet: '10.77.0.0/24',
    netmask: '255.255.255.0',
    gateway: '10.77.0.1',
    provisionStartIp: '10.77.0.5',
    provisionEndIp: '10.77.0.250',
    resolvers: [],
    routes: [],
    vlanId: 77,
    nicTag: 'internal',
    mtu: 1500,
    ownerUuids: [],
    isShared: (wanted.ownerUuids ?? []).length === 0,
    ...wanted,
  };
};
