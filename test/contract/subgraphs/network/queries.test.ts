import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { ips } from '../../../../subgraphs/network/store/ips.ts';
import { update } from '../../../../subgraphs/store/port.ts';
import { expectWalls } from '../../../kit/entity-walls.ts';
import { newNetwork } from '../../../kit/network-documents.ts';
import {
  ask,
  callers,
  codesOf,
  openSubgraphBench,
  type SubgraphBench,
  subgraphBench,
} from '../../../kit/subgraph-bench.ts';

const { demo, acme, admin } = callers;
const everybody = ['demo', 'acme', 'admin'] as const;
const demoInstance = '8ca4e711-961d-4147-aab1-a2b8660abc78';
const acmeInstance = '9dd3e235-3807-45b3-b76f-2b43783280c3';
const network = {
  external: '54c51d79-cb56-436b-ad19-1737bd93930b',
  internal: '785f5088-3acd-4413-8889-fe60f25adcf9',
  demoPrivate: 'b65a6551-bd57-4c3b-875a-5e5e04512281',
  acmePrivate: '4b8955b5-a001-49bb-bc45-c77610d6ed2b',
};

/** Both tenants have an instance on the shared internal network and on their own. */
async function inhabit(on: SubgraphBench) {
  const attach = (caller: typeof demo, instanceUuid: string, networkUuids: readonly string[]) =>
    on.network.nics.ensureNics({
      instanceUuid,
      accountUuid: caller.accountUuid,
      wanted: networkUuids.map((networkUuid, index) => ({
        networkUuid,
        ipv4Address: null,
        isPrimary: index === 0,
      })),
    });
  const demoNics = await attach(demo, demoInstance, [network.internal, network.demoPrivate]);
  const acmeNics = await attach(acme, acmeInstance, [network.internal, network.acmePrivate]);
  return { ...asking(on), demoNics, acmeNics };
}

const asking = (on: SubgraphBench) => ({
  ...on,
  get: (caller: typeof demo | null, query: string, variables = {}) =>
    ask(on.network, caller, query, variables),
});

/** For tests that change things: a bench of their own. */
const inhabitedBench = async () => inhabit(await subgraphBench());

/** For tests that only look. */
let bench: Awaited<ReturnType<typeof inhabit>>;
beforeAll(async () => {
  bench = await inhabit(await openSubgraphBench());
});
afterAll(() => bench.store.close());

const dataOf = async (answer: Promise<{ readonly data?: unknown; readonly errors?: unknown }>) => {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return data;
};

describe('walls', () => {
  it('stand round networks', async () => {
    const walled = (key: string, ...seenBy: (typeof everybody)[number][]) =>
      expectWalls(bench.network, { type: 'Network', key, keyField: 'uuid', seenBy });
    await walled(network.external, ...everybody);
    await walled(network.internal, ...everybody);
    await walled(network.demoPrivate, 'demo', 'admin');
    await walled(network.acmePrivate, 'acme', 'admin');
  });

  it('stand round NICs', async () => {
    const { network: subgraph, demoNics, acmeNics } = bench;
    for (const { _id } of demoNics) {
      await expectWalls(subgraph, { type: 'Nic', key: _id, keyField: 'mac', seenBy: ['demo', 'admin'] });
    }
    for (const { _id } of acmeNics) {
      await expectWalls(subgraph, { type: 'Nic', key: _id, keyField: 'mac', seenBy: ['acme', 'admin'] });
    }
  });

  it('stand round addresses: on a shared network, even those that serve it', async () => {
    const { network: subgraph, store } = await inhabitedBench();
    const walled = (key: string, ...seenBy: (typeof everybody)[number][]) =>
      expectWalls(subgraph, { type: 'IpAddress', key, keyField: 'key', seenBy });
    await walled(`${network.internal}/10.64.0.10`, 'demo', 'admin');
    await walled(`${network.internal}/10.64.0.11`, 'acme', 'admin');
    await walled(`${network.internal}/10.64.0.1`, 'admin');
    await walled(`${network.demoPrivate}/192.168.128.1`, 'demo', 'admin');
    await walled(`${network.acmePrivate}/192.168.128.1`, 'acme', 'admin');
    await subgraph.nics.releaseNics(acmeInstance);
    await walled(`${network.internal}/10.64.0.11`);
    const ip = await store.collection(ips).get(`${network.internal}/10.64.0.10`);
    if (ip) await store.commit([update(ips, ip, { isReserved: true })]);
    await subgraph.nics.releaseNics(demoInstance);
    await walled(`${network.internal}/10.64.0.10`, 'demo', 'admin');
  });

  it('stand round what hangs on an instance, whoever says its uuid', async () => {
    const { get, demoNics } = bench;
    const query = `query ($uuid: ID!) {
      _entities(representations: [{ __typename: "Instance", uuid: $uuid }]) {
        ... on Instance { nics { mac ip primary state network { name } instance { uuid } } }
      }
    }`;
    const nicsFor = async (caller: typeof demo, uuid: string) => dataOf(get(caller, query, { uuid }));
    const own = [
      { ip: '10.64.0.10', primary: true, network: { name: 'internal' } },
      { ip: '192.168.128.5', primary: false, network: { name: 'demo-private' } },
    ].map((nic, index) => ({
      ...nic,
      mac: demoNics[index]?._id,
      state: 'PROVISIONING',
      instance: { uuid: demoInstance },
    }));
    expect(await nicsFor(demo, demoInstance)).toEqual({ _entities: [{ nics: own }] });
    expect(await nicsFor(admin, demoInstance)).toEqual({ _entities: [{ nics: own }] });
    expect(await nicsFor(acme, demoInstance)).toEqual({ _entities: [{ nics: [] }] });
    expect(codesOf(await get(null, query, { uuid: demoInstance }))).toEqual(['UNAUTHENTICATED']);
  });

  it('stand round lists and their counts', async () => {
    const { get } = bench;
    const names = async (caller: typeof demo) =>
      dataOf(get(caller, '{ networks { totalCount nodes { name } } }'));
    const list = (...all: string[]) => ({
      networks: { totalCount: all.length, nodes: all.map((name) => ({ name })) },
    });
    expect(await names(demo)).toEqual(list('demo-private', 'external', 'internal', 'tiny'));
    expect(await names(acme)).toEqual(list('acme-private', 'external', 'internal'));
    expect(await names(admin)).toEqual(list('acme-private', 'demo-private', 'external', 'internal', 'tiny'));

    const query =
      '{ network(ref: "internal") { ips { totalCount nodes { address instance { uuid } nic { ip } } } } }';
    const mine = { address: '10.64.0.10', instance: { uuid: demoInstance }, nic: { ip: '10.64.0.10' } };
    expect(await dataOf(get(demo, query))).toEqual({ network: { ips: { totalCount: 1, nodes: [mine] } } });
    expect(await dataOf(get(admin, query))).toMatchObject({
      network: {
        ips: {
          totalCount: 4,
          nodes: [{ address: '10.64.0.1' }, { address: '10.64.0.2' }, mine, { address: '10.64.0.11' }],
        },
      },
    });
    const owned = '{ network(ref: "demo-private") { ips { nodes { address managed reserved } } } }';
    expect(await dataOf(get(demo, owned))).toEqual({
      network: {
        ips: {
          nodes: [
            { address: '192.168.128.1', managed: true, reserved: true },
            { address: '192.168.128.5', managed: false, reserved: false },
          ],
        },
      },
    });
  });
});

describe('a reference', () => {
  const query = 'query ($ref: String!) { network(ref: $ref) { name } }';

  it.each([
    network.demoPrivate,
    network.demoPrivate.toUpperCase(),
    'b65a',
    'b65a6551-bd57',
    'demo-private',
    toGlobalId('Network', network.demoPrivate),
  ])('may be %s', async (ref) => {
    const { get } = bench;
    expect(await dataOf(get(demo, query, { ref }))).toEqual({ network: { name: 'demo-private' } });
    expect(await dataOf(get(acme, query, { ref }))).toEqual({ network: null });
  });

  it.each([
    '',
    'b65',
    'nothing',
    toGlobalId('Image', network.demoPrivate),
    'x'.repeat(1_000_000),
    'demo-private\u0000',
    '\ud800',
    "' OR 1=1 --",
  ])('that means nothing is null', async (ref) => {
    const { get } = bench;
    expect(await dataOf(get(demo, query, { ref }))).toEqual({ network: null });
  });

  it('that is ambiguous is said to be so', async () => {
    const { get, network: subgraph } = await inhabitedBench();
    for (const tail of ['1', '2']) {
      await subgraph.creator.ensure(
        newNetwork({ uuid: `abcdabcd-0000-4000-8000-00000000000${tail}`, vlanId: 90 }),
      );
    }
    expect(codesOf(await get(demo, query, { ref: 'abcdabcd' }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a list', () => {
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: NetworkOrder) {
    networks(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      nodes { name } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    }
  }`;
  type Answer = { networks: { nodes: { name: string }[]; pageInfo: Record<string, unknown> } };

  it('is walked page by page in both directions', async () => {
    const { get } = bench;
    const walk = async (size: string, from: string, cursor: string, more: string): Promise<string[]> => {
      const names: string[] = [];
      for (let at: unknown = null; ; ) {
        const { networks } = (await dataOf(get(demo, query, { [size]: 1, [from]: at }))) as Answer;
        names.push(...networks.nodes.map(({ name }) => name));
        if (!networks.pageInfo[more]) return names;
        at = networks.pageInfo[cursor];
      }
    };
    const forward = await walk('first', 'after', 'endCursor', 'hasNextPage');
    expect(forward).toEqual(['demo-private', 'external', 'internal', 'tiny']);
    expect(await walk('last', 'before', 'startCursor', 'hasPreviousPage')).toEqual(forward.reverse());
  });

  it.each([{ first: 0 }, { first: -1 }, { first: 101 }, { first: 1, last: 1 }, { last: 2_147_483_647 }])(
    'has pages of 1 to 100: %j is refused',
    async (size) => {
      const { get } = bench;
      expect(codesOf(await get(demo, query, size))).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('knows its own cursors only', async () => {
    const { get } = bench;
    const { networks } = (await dataOf(get(demo, query, { first: 1 }))) as Answer;
    const after = String(networks.pageInfo.endCursor);
    const foreign = [
      get(acme, query, { after }),
      get(admin, query, { after }),
      get(demo, query, { after, orderBy: { field: 'CREATED_AT' } }),
      get(demo, '{ networks(after: "") { nodes { name } } }'),
      get(demo, query, { after: `${after}AA` }),
      get(demo, query, { after: Buffer.from('["a","b"]').toString('base64url') }),
      get(demo, query, { before: 'x'.repeat(100_000) }),
    ];
    for (const answer of await Promise.all(foreign)) expect(codesOf(answer)).toEqual(['INVALID_CURSOR']);
  });

  it('is filtered and ordered as asked', async () => {
    const { get } = bench;
    const names = async (args: string): Promise<string[]> => {
      const { networks } = (await dataOf(get(demo, `{ networks(${args}) { nodes { name } } }`))) as Answer;
      return networks.nodes.map(({ name }) => name);
    };
    expect(await names('filter: { public: true }')).toEqual(['external']);
    expect(await names('filter: { name: ["tiny", "acme-private", "nothing"] }')).toEqual(['tiny']);
    expect(await names('filter: { name: [] }')).toEqual([]);
    expect(await names('filter: { nameContains: "PRIV" }')).toEqual(['demo-private']);
    expect(await names('filter: { nicTag: ["internal"] }')).toEqual(['demo-private', 'internal', 'tiny']);
    expect(await names('orderBy: { field: NAME, direction: DESC }')).toEqual([
      'tiny',
      'internal',
      'external',
      'demo-private',
    ]);
  });

  it('of addresses is filtered by canonical addresses', async () => {
    const { get } = bench;
    const addresses = async (filter: string) =>
      dataOf(get(admin, `{ network(ref: "internal") { ips(filter: ${filter}) { nodes { address } } } }`));
    const found = (...all: string[]) => ({
      network: { ips: { nodes: all.map((address) => ({ address })) } },
    });
    expect(await addresses('{ address: ["10.64.0.11", "010.64.0.10", "nonsense"] }')).toEqual(
      found('10.64.0.11'),
    );
    expect(await addresses('{ reserved: true }')).toEqual(found('10.64.0.1', '10.64.0.2'));
    expect(await addresses('{ reserved: false }')).toEqual(found('10.64.0.10', '10.64.0.11'));
  });
});

it.each([
  '{ networks { totalCount } }',
  '{ network(ref: "internal") { uuid } }',
  '{ attachments { refusals { code } } }',
])('nobody in particular is refused: %s', async (query) => {
  const { get } = bench;
  expect(codesOf(await get(null, query))).toEqual(['UNAUTHENTICATED']);
});

it('a store that does not answer is said to be unavailable', async () => {
  const { get, store } = asking(await subgraphBench());
  store.refuseReads(true);
  const { errors } = await get(demo, '{ network(ref: "internal") { uuid } }');
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  expect(JSON.stringify(errors)).not.toContain('refused by order');
});

it('a hundred instances with their NICs and networks cost one read for each collection', async () => {
  const { get, counter, network: subgraph } = asking(await subgraphBench());
  const instances = Array.from({ length: 100 }, () => randomUUID());
  for (const instanceUuid of instances) {
    const wanted = [network.external, network.internal].map((networkUuid) => ({
      networkUuid,
      ipv4Address: null,
      isPrimary: false,
    }));
    await subgraph.nics.ensureNics({ instanceUuid, accountUuid: demo.accountUuid, wanted });
  }
  counter.forget();
  const representations = instances.map((uuid) => ({ __typename: 'Instance', uuid }));
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Instance { nics { ip network { name } } } }
  }`;
  const data = await dataOf(get(demo, query, { representations }));
  expect(JSON.stringify(data).match(/"external"/g)).toHaveLength(100);
  expect(Object.fromEntries(counter.reads)).toEqual({ nics: 1, networks: 1 });
});
