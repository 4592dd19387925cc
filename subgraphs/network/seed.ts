import type { NetworkCreator } from './service/network-creator.ts';
import type { NewNetwork } from './service/network-rules.ts';

/** Whom the private networks of a new data center belong to, by uuid. */
export interface NetworkOwners {
  readonly demo: string;
  readonly acme: string;
}

const resolvers = ['10.64.0.2'];

const networkSeeds = ({ demo, acme }: NetworkOwners): readonly NewNetwork[] => [
  {
    uuid: '54c51d79-cb56-436b-ad19-1737bd93930b',
    name: 'external',
    description: 'Addresses that the internet can reach.',
    isPublic: true,
    subnet: '203.0.113.0/24',
    gateway: '203.0.113.1',
    provisionStartIp: '203.0.113.5',
    provisionEndIp: '203.0.113.250',
    resolvers,
    vlanId: 0,
    nicTag: 'external',
  },
  {
    uuid: '785f5088-3acd-4413-8889-fe60f25adcf9',
    name: 'internal',
    description: 'Between the instances of all accounts; the internet cannot reach it.',
    isPublic: false,
    subnet: '10.64.0.0/16',
    gateway: '10.64.0.1',
    provisionStartIp: '10.64.0.10',
    provisionEndIp: '10.64.255.250',
    resolvers,
    vlanId: 64,
    nicTag: 'internal',
  },
  privateNetwork('b65a6551-bd57-4c3b-875a-5e5e04512281', 'demo-private', 128, demo),
  privateNetwork('4b8955b5-a001-49bb-bc45-c77610d6ed2b', 'acme-private', 129, acme),
  {
    uuid: '597af12f-cdef-4803-9689-51cc2384a68a',
    name: 'tiny',
    description: 'Five addresses, to see what a full network does.',
    isPublic: false,
    subnet: '192.168.200.0/29',
    gateway: '192.168.200.1',
    provisionStartIp: '192.168.200.2',
    provisionEndIp: '192.168.200.6',
    resolvers,
    vlanId: 200,
    nicTag: 'internal',
    ownerUuids: [demo],
  },
];

/** As Triton's default fabric network: the same range for every account, kept apart by the VLAN. */
const privateNetwork = (uuid: string, name: string, vlanId: number, owner: string): NewNetwork => ({
  uuid,
  name,
  description: 'Between the instances of one account.',
  isPublic: false,
  subnet: '192.168.128.0/22',
  gateway: '192.168.128.1',
  provisionStartIp: '192.168.128.5',
  provisionEndIp: '192.168.131.250',
  resolvers,
  vlanId,
  nicTag: 'internal',
  ownerUuids: [owner],
});

/** Gives a new data center its networks. Doing it again changes nothing. */
export async function seedNetworks(creator: NetworkCreator, owners: NetworkOwners): Promise<void> {
  for (const network of networkSeeds(owners)) await creator.ensure(network);
}
