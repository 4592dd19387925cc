import { expect, it } from 'vitest';
import { type NewNetwork, refuseNetwork } from '../../../subgraphs/network/service/network-rules.ts';
import { newNetwork } from '../../kit/network-documents.ts';

const refusedFields = (wanted: Partial<NewNetwork>): readonly string[] => [
  ...new Set(refuseNetwork(newNetwork(wanted)).flatMap(({ field }) => field ?? [])),
];

it.each<Partial<NewNetwork>>([
  {},
  { gateway: null },
  { vlanId: 0 },
  { vlanId: 4094 },
  { mtu: 576 },
  { mtu: 9000 },
  { resolvers: ['8.8.8.8', '10.77.0.2', '1.1.1.1', '9.9.9.9'] },
  { routes: [{ destination: '10.0.0.0/8', gateway: '10.77.0.3' }] },
  { routes: [{ destination: '10.9.9.9', gateway: '10.77.0.3' }] },
  { subnet: '10.0.0.0/8' },
  { subnet: '10.77.0.0/30', provisionStartIp: '10.77.0.1', provisionEndIp: '10.77.0.2' },
])('takes %j', (wanted) => expect(refusedFields(wanted)).toEqual([]));

it.each<[Partial<NewNetwork>, string]>([
  [{ name: '' }, 'name'],
  [{ name: 'x'.repeat(65) }, 'name'],
  [{ name: 'web\u202eten' }, 'name'],
  [{ name: '-web' }, 'name'],
  [{ subnet: '10.77.0.1/24' }, 'subnet'],
  [{ subnet: '10.0.0.0/7' }, 'subnet'],
  [{ subnet: 'fd00::/8' }, 'subnet'],
  [{ gateway: '10.78.0.1' }, 'gateway'],
  [{ gateway: '10.77.0.255' }, 'gateway'],
  [{ gateway: '010.77.0.1' }, 'gateway'],
  [{ provisionStartIp: '10.76.0.5' }, 'provisionStartIp'],
  [{ provisionStartIp: '10.77.0.0' }, 'provisionStartIp'],
  [{ provisionEndIp: '10.77.0.255' }, 'provisionEndIp'],
  [{ provisionStartIp: '10.77.0.9', provisionEndIp: '10.77.0.8' }, 'provisionEndIp'],
  [{ provisionStartIp: '10.77.0.9', provisionEndIp: '10.77.0.9' }, 'provisionEndIp'],
  [{ vlanId: 1 }, 'vlanId'],
  [{ vlanId: -1 }, 'vlanId'],
  [{ vlanId: 4095 }, 'vlanId'],
  [{ vlanId: 2.5 }, 'vlanId'],
  [{ mtu: 575 }, 'mtu'],
  [{ mtu: 9001 }, 'mtu'],
  [{ nicTag: 'has space' }, 'nicTag'],
  [{ nicTag: 'x'.repeat(32) }, 'nicTag'],
  [{ resolvers: ['dns.example'] }, 'resolvers'],
  [{ resolvers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5'] }, 'resolvers'],
  [{ routes: [{ destination: '10.0.0.1/8', gateway: '10.77.0.3' }] }, 'routes'],
  [{ routes: [{ destination: '10.0.0.0/8', gateway: 'there' }] }, 'routes'],
])('refuses %j', (wanted, field) => expect(refusedFields(wanted)).toEqual([field]));

it('says everything that is wrong at once', () => {
  expect(refusedFields({ name: '', vlanId: 1, mtu: 1, gateway: '10.78.0.1' })).toEqual([
    'name',
    'vlanId',
    'mtu',
    'gateway',
  ]);
});
