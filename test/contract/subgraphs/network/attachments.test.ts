import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { limits } from '../../../../schema/limits.ts';
import { newNetwork } from '../../../kit/network-documents.ts';
import { ask, callers, subgraphBench } from '../../../kit/subgraph-bench.ts';

const { demo, acme, admin } = callers;
const uuids = {
  external: '54c51d79-cb56-436b-ad19-1737bd93930b',
  internal: '785f5088-3acd-4413-8889-fe60f25adcf9',
  demoPrivate: 'b65a6551-bd57-4c3b-875a-5e5e04512281',
  acmePrivate: '4b8955b5-a001-49bb-bc45-c77610d6ed2b',
  tiny: '597af12f-cdef-4803-9689-51cc2384a68a',
};

const query = `query ($wanted: [WantedAttachment!]) {
  attachments(wanted: $wanted) {
    attachments { networkUuid ipv4Address primary }
    refusals { code field }
  }
}`;

interface Plan {
  attachments: { networkUuid: string; ipv4Address: string | null; primary: boolean }[];
  refusals: { code: string; field: string[] | null }[];
}

async function planner() {
  const bench = await subgraphBench();
  const plan = async (caller: typeof demo, wanted: readonly object[] | null): Promise<Plan> => {
    const { data, errors } = await ask(bench.network, caller, query, { wanted });
    expect(errors).toBeUndefined();
    return data?.attachments as Plan;
  };
  const refusals = async (caller: typeof demo, ...wanted: object[]): Promise<string[]> => {
    const { attachments, refusals: list } = await plan(caller, wanted);
    expect(attachments).toEqual([]);
    return list.map(({ code, field }) => `${code} ${field?.join('.')}`);
  };
  const take = (networkUuid: string, ipv4Address: string | null = null) =>
    bench.network.nics.ensureNics({
      instanceUuid: randomUUID(),
      accountUuid: demo.accountUuid,
      wanted: [{ networkUuid, ipv4Address, isPrimary: true }],
    });
  return { ...bench, plan, refusals, take };
}

it('by default are one public network, primary, and one private, of the own account if it has one', async () => {
  const { plan } = await planner();
  const defaults = (privateUuid: string): Plan => ({
    attachments: [
      { networkUuid: uuids.external, ipv4Address: null, primary: true },
      { networkUuid: privateUuid, ipv4Address: null, primary: false },
    ],
    refusals: [],
  });
  expect(await plan(demo, null)).toEqual(defaults(uuids.demoPrivate));
  expect(await plan(demo, [])).toEqual(defaults(uuids.demoPrivate));
  expect(await plan(acme, null)).toEqual(defaults(uuids.acmePrivate));
  expect(await plan(admin, null)).toEqual(defaults(uuids.internal));
});

it('keep the order asked for, and each network once', async () => {
  const { plan } = await planner();
  const wanted = [
    { network: 'tiny', ipv4Address: '192.168.200.4' },
    { network: 'b65a6551', primary: true },
    { network: 'tiny' },
  ];
  expect(await plan(demo, wanted)).toEqual({
    attachments: [
      { networkUuid: uuids.tiny, ipv4Address: '192.168.200.4', primary: false },
      { networkUuid: uuids.demoPrivate, ipv4Address: null, primary: true },
    ],
    refusals: [],
  });
});

it("another account's network and none at all get the same refusal", async () => {
  const { refusals } = await planner();
  const wanted = [
    { network: 'internal' },
    { network: 'acme-private' },
    { network: uuids.acmePrivate },
    { network: randomUUID() },
  ];
  expect(await refusals(demo, ...wanted)).toEqual([
    'NOT_FOUND networks.1.network',
    'NOT_FOUND networks.2.network',
    'NOT_FOUND networks.3.network',
  ]);
});

it('an ambiguous reference is refused as such', async () => {
  const { refusals, network } = await planner();
  for (const tail of ['1', '2']) {
    await network.creator.ensure(newNetwork({ uuid: `abcdabcd-0000-4000-8000-00000000000${tail}` }));
  }
  expect(await refusals(demo, { network: 'abcdabcd' })).toEqual(['AMBIGUOUS_REFERENCE networks.0.network']);
});

it('are limited in number', async () => {
  const { refusals } = await planner();
  const many = Array.from({ length: limits.instance.networks + 1 }, () => ({ network: 'internal' }));
  expect(await refusals(demo, ...many)).toEqual(['INVALID_ARGUMENT networks']);
});

it('an exact address must be free', async () => {
  const { refusals, take, plan } = await planner();
  const field = 'ADDRESS_UNUSABLE networks.0.ipv4Address';
  await take(uuids.tiny, '192.168.200.4');
  expect(await refusals(demo, { network: 'tiny', ipv4Address: '192.168.200.4' })).toEqual([field]);
  expect(await refusals(demo, { network: 'tiny', ipv4Address: '192.168.200.1' })).toEqual([field]);
  expect(await refusals(demo, { network: 'internal', ipv4Address: '10.64.0.99' })).toEqual([field]);
  expect(await refusals(demo, { network: 'tiny', ipv4Address: '192.168.200.04' })).toEqual([field]);
  expect((await plan(demo, [{ network: 'tiny', ipv4Address: '192.168.200.5' }])).refusals).toEqual([]);
});

it('a full network is refused, until somebody leaves', async () => {
  const { refusals, take, plan, network } = await planner();
  const taken = [];
  for (let count = 0; count < 5; count += 1) taken.push(...(await take(uuids.tiny)));
  expect(await refusals(demo, { network: 'internal' }, { network: 'tiny' })).toEqual([
    'SUBNET_FULL networks.1.network',
  ]);
  await network.nics.releaseNics(taken[2]?.instanceUuid ?? '');
  expect((await plan(demo, [{ network: 'tiny' }])).refusals).toEqual([]);
});

it('asking takes nothing', async () => {
  const { plan, store, take } = await planner();
  const before = await store.position();
  await Promise.all(Array.from({ length: 20 }, () => plan(demo, [{ network: 'tiny' }])));
  expect(await store.position()).toBe(before);
  expect((await take(uuids.tiny))[0]?.ip).toBe('192.168.200.2');
});
