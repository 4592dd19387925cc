import { expect, it } from 'vitest';
import { ips } from '../../../../subgraphs/network/store/ips.ts';
import { newNetwork } from '../../../kit/network-documents.ts';
import { subgraphBench } from '../../../kit/subgraph-bench.ts';

it('sets the gateway and the name servers on the network aside in the same commit', async () => {
  const { network, store } = await subgraphBench();
  const wanted = newNetwork({ resolvers: ['10.77.0.2', '8.8.8.8', '10.77.0.1'] });
  expect(await network.creator.create(wanted)).toMatchObject({
    network: { _id: wanted.uuid, netmask: '255.255.255.0' },
  });
  const records = await store
    .collection(ips)
    .find({ filter: { where: { networkUuid: wanted.uuid } }, limit: 10 });
  expect(
    records.map(({ address, isManaged, isReserved, isFree }) => ({ address, isManaged, isReserved, isFree })),
  ).toEqual(
    ['10.77.0.1', '10.77.0.2'].map((address) => ({
      address,
      isManaged: true,
      isReserved: true,
      isFree: false,
    })),
  );
});

it('refuses a name or uuid that is taken, and changes nothing', async () => {
  const { network, store } = await subgraphBench();
  const first = newNetwork({ name: 'backup' });
  await network.creator.create(first);
  const before = await store.position();
  expect(await network.creator.create(newNetwork({ name: 'backup' }))).toMatchObject({
    refusals: [{ code: 'NAME_TAKEN', field: ['name'] }],
  });
  expect(await network.creator.create(newNetwork({ uuid: first.uuid, name: 'other' }))).toMatchObject({
    refusals: [{ code: 'NAME_TAKEN', field: ['uuid'] }],
  });
  expect(await store.position()).toBe(before);
});

it('lets private ranges overlap, but none that others can reach', async () => {
  const { network } = await subgraphBench();
  const create = async (subnet: string, isPublic: boolean) => {
    const base = subnet.slice(0, subnet.lastIndexOf('.'));
    return network.creator.create(
      newNetwork({
        subnet,
        isPublic,
        gateway: null,
        provisionStartIp: `${base}.5`,
        provisionEndIp: `${base}.9`,
      }),
    );
  };
  expect(await create('10.64.3.0/24', false)).toHaveProperty('network');
  expect(await create('198.51.100.0/24', true)).toHaveProperty('network');
  for (const refused of [
    await create('203.0.113.0/28', true),
    await create('203.0.113.0/28', false),
    await create('10.64.9.0/24', true),
  ]) {
    expect(refused).toMatchObject({ refusals: [{ code: 'INVALID_ARGUMENT', field: ['subnet'] }] });
  }
});
