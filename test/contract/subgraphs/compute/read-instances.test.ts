import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../schema/caller.ts';
import { toGlobalId } from '../../../../schema/ids.ts';
import { seedPackages } from '../../../../subgraphs/compute/seed.ts';
import { packages } from '../../../../subgraphs/compute/store/packages.ts';
import { insert } from '../../../../subgraphs/store/port.ts';
import { benchNode, computeBench } from '../../../kit/compute-bench.ts';
import { ask, callers, codesOf } from '../../../kit/subgraph-bench.ts';

interface Page {
  readonly nodes: readonly { readonly name: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

const listQuery = `query ($filter: InstanceFilter, $orderBy: InstanceOrder, $first: Int, $after: String) {
  instances(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } totalCount pageInfo { endCursor hasNextPage }
  }
}`;

type Bench = Awaited<ReturnType<typeof computeBench>>;

const list = async (bench: Bench, variables = {}, caller: Caller = callers.demo): Promise<Page> =>
  (await bench.read<{ instances: Page }>(listQuery, variables, caller)).instances;

const names = async (bench: Bench, filter: object, caller?: Caller): Promise<string[]> =>
  (await list(bench, { filter, orderBy: { field: 'NAME' } }, caller)).nodes.map(({ name }) => name);

describe('instances', () => {
  it('come page by page, each once, and only one’s own', async () => {
    const bench = await computeBench();
    for (let index = 0; index < 7; index += 1) await bench.create({ name: `i${index}` });
    await bench.create({ name: 'theirs' }, callers.acme);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await list(bench, {
        first: 3,
        after,
        orderBy: { field: 'NAME', direction: 'DESC' },
      });
      expect(page.totalCount).toBe(7);
      seen.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['i6', 'i5', 'i4', 'i3', 'i2', 'i1', 'i0']);
    expect((await list(bench, {}, callers.admin)).totalCount).toBe(8);
  });

  it('can be filtered by everything, names and ids alike', async () => {
    const bench = await computeBench();
    await bench.addNode();
    const web = await bench.create({
      name: 'web',
      tags: [
        { name: 'role', value: 'web' },
        { name: 'n', value: 1 },
      ],
    });
    await bench.settle(web);
    await bench.create({ name: 'db', package: 'b1.small', image: 'debian-12-hvm' });
    const gone = await bench.create({ name: 'gone' });
    await bench.setInstance(gone.instance?.uuid ?? '', { state: 'DELETED', holdsName: false });
    const uuid = web.instance?.uuid ?? '';
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{}, ['db', 'web']],
      [{ state: ['DELETED'] }, ['gone']],
      [{ state: ['RUNNING', 'PROVISIONING'] }, ['db', 'web']],
      [{ state: [] }, []],
      [{ instance: [uuid, 'db', 'nobody'] }, ['db', 'web']],
      [{ instance: [toGlobalId('Instance', uuid)] }, ['web']],
      [{ name: ['db'] }, ['db']],
      [{ nameContains: 'E' }, ['web']],
      [{ nameContains: 'e'.repeat(100_000) }, []],
      [{ brand: ['BHYVE'] }, ['db']],
      [{ image: ['base-64-lts'] }, ['web']],
      [{ image: [toGlobalId('Image', 'e9392d5f-53fb-4179-86ea-62ced49c920d')] }, ['db']],
      [{ image: ['acme-appliance', 'nothing'] }, []],
      [{ package: ['b1.small'] }, ['db']],
      [{ package: ['nothing'] }, []],
      [{ tag: [{ name: 'role' }] }, ['web']],
      [
        {
          tag: [
            { name: 'role', value: 'web' },
            { name: 'n', value: 1 },
          ],
        },
        ['web'],
      ],
      [{ tag: [{ name: 'n', value: '1' }] }, []],
      [{ name: ['web'], brand: ['BHYVE'] }, []],
    ];
    for (const [filter, expected] of cases) {
      expect([filter, await names(bench, filter)]).toEqual([filter, expected]);
    }
    expect(await names(bench, { computeNode: ['cn1'] }, callers.admin)).toEqual(['web']);
    expect(await names(bench, { account: ['demo'] }, callers.admin)).toEqual(['db', 'web']);
    expect(await names(bench, { account: [callers.acme.accountUuid] }, callers.admin)).toEqual([]);
    for (const filter of [{ computeNode: ['cn1'] }, { account: ['demo'] }]) {
      expect(codesOf(await ask(bench.compute, callers.demo, listQuery, { filter }))).toEqual(['FORBIDDEN']);
    }
    const tooMany = { filter: { name: Array.from({ length: 101 }, (_, n) => `n${n}`) } };
    expect(codesOf(await ask(bench.compute, callers.demo, listQuery, tooMany))).toEqual(['BAD_USER_INPUT']);
  });

  it('refuse impossible pages and cursors that are not theirs', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web' });
    const code = async (variables: object, caller: Caller | null = callers.demo) =>
      codesOf(await ask(bench.compute, caller, listQuery, { ...variables }));
    for (const first of [0, -1, 101, 1_000_000_000])
      expect(await code({ first })).toEqual(['BAD_USER_INPUT']);
    const { endCursor } = (await list(bench)).pageInfo;
    expect(await code({ after: endCursor })).toEqual([]);
    expect(await code({ after: endCursor }, callers.acme)).toEqual(['INVALID_CURSOR']);
    expect(await code({ after: endCursor, filter: { brand: ['KVM'] } })).toEqual(['INVALID_CURSOR']);
    expect(await code({ after: `${endCursor?.slice(0, -2)}AA` })).toEqual(['INVALID_CURSOR']);
    expect(await code({ after: 'x'.repeat(100_000) })).toEqual(['INVALID_CURSOR']);
    expect(await code({}, null)).toEqual(['UNAUTHENTICATED']);
  });

  it('cost one read per collection however many they are', async () => {
    const bench = await computeBench();
    await bench.addNode();
    for (let index = 0; index < 12; index += 1) {
      await bench.settle(await bench.create({ package: index % 2 === 0 ? 'g1.nano' : 'g1.micro' }));
    }
    bench.counter.forget();
    const query = '{ instances(first: 50) { nodes { name package { name } computeNode { hostname } } } }';
    const answer = await bench.read<{ instances: { nodes: readonly unknown[] } }>(query, {}, callers.admin);
    expect(answer.instances.nodes).toHaveLength(12);
    expect(Object.fromEntries(bench.counter.reads)).toEqual({
      instances: 1,
      packages: 1,
      'compute-nodes': 1,
    });
  });

  it('are counted only when somebody asks', async () => {
    const bench = await computeBench();
    bench.counter.forget();
    await bench.read('{ instances { nodes { name } } }');
    expect(bench.counter.reads.get('instances')).toBe(1);
    await bench.read('{ instances { totalCount } }');
    expect(bench.counter.reads.get('instances')).toBe(3);
  });
});

describe('walls', () => {
  it('show an account’s things to the account and to operators, and to nobody else', async () => {
    const bench = await computeBench();
    await bench.addNode();
    const web = await bench.create({ name: 'web' });
    await bench.settle(web);
    const references = [
      { __typename: 'Instance', uuid: web.instance?.uuid },
      { __typename: 'Instance', id: web.instance?.id },
      { __typename: 'Operation', uuid: web.operation?.uuid },
      { __typename: 'Operation', id: web.operation?.id },
      { __typename: 'ComputeNode', uuid: benchNode._id },
    ];
    const ids = [web.instance?.id, web.operation?.id, toGlobalId('ComputeNode', benchNode._id)];
    const query = `query ($references: [_Any!]!, $ids: [ID!]!, $id: ID!, $operation: ID!, $ref: String!) {
      _entities(representations: $references) { __typename }
      nodes(ids: $ids) { __typename }
      node(id: $id) { __typename }
      instance(ref: $ref) { name computeNode { hostname } }
      operation(id: $operation) { target { name } }
      operations { totalCount nodes { kind } }
    }`;
    const variables = {
      references,
      ids,
      id: ids[0],
      operation: web.operation?.uuid,
      ref: web.instance?.uuid,
    };
    expect(await bench.read(query, variables, callers.acme)).toEqual({
      _entities: [null, null, null, null, null],
      nodes: [null, null, null],
      node: null,
      instance: null,
      operation: null,
      operations: { totalCount: 0, nodes: [] },
    });
    expect(await bench.read(query, variables)).toMatchObject({
      _entities: [{}, {}, {}, {}, null],
      nodes: [{ __typename: 'Instance' }, { __typename: 'Operation' }, null],
      instance: { name: 'web', computeNode: null },
      operation: { target: { name: 'web' } },
      operations: { totalCount: 1 },
    });
    expect(await bench.read(query, variables, callers.admin)).toMatchObject({
      _entities: [{}, {}, {}, {}, { __typename: 'ComputeNode' }],
      instance: { computeNode: { hostname: 'cn1' } },
    });
  });

  it('keep compute nodes to operators', async () => {
    const bench = await computeBench();
    await bench.addNode();
    const web = await bench.create({ name: 'web' });
    await bench.settle(web);
    const one =
      '{ computeNode(ref: "cn1") { hostname host nicTags reserved { instances } instances { nodes { name } } } }';
    const many = '{ computeNodes(filter: { status: [RUNNING] }) { totalCount nodes { hostname } } }';
    for (const query of [one, many]) {
      expect(codesOf(await ask(bench.compute, callers.demo, query))).toEqual(['FORBIDDEN']);
      expect(codesOf(await ask(bench.compute, null, query))).toEqual(['UNAUTHENTICATED']);
    }
    expect(await bench.read(one, {}, callers.admin)).toEqual({
      computeNode: {
        hostname: 'cn1',
        host: 'sim',
        nicTags: ['external', 'internal'],
        reserved: { instances: 0 },
        instances: { nodes: [{ name: 'web' }] },
      },
    });
    expect(await bench.read(many, {}, callers.admin)).toMatchObject({ computeNodes: { totalCount: 1 } });
  });

  it('demand a caller from every root field', async () => {
    const bench = await computeBench();
    const id = toGlobalId('Instance', crypto.randomUUID());
    for (const query of [
      `{ node(id: "${id}") { id } }`,
      `{ nodes(ids: ["${id}"]) { id } }`,
      '{ instance(ref: "web") { id } }',
      '{ instances { totalCount } }',
      '{ package(ref: "g1.nano") { id } }',
      '{ packages { totalCount } }',
      `{ operation(id: "${id}") { id } }`,
      '{ operations { totalCount } }',
      `{ _entities(representations: [{ __typename: "Instance", id: "${id}" }]) { __typename } }`,
      'mutation { startInstance(input: { instance: "web" }) { userErrors { code } } }',
      'mutation { createInstance(input: { package: "p", image: "i" }) { userErrors { code } } }',
      'mutation { cancelOperation(input: { operation: "x" }) { userErrors { code } } }',
    ]) {
      expect([query, codesOf(await ask(bench.compute, null, query))]).toEqual([query, ['UNAUTHENTICATED']]);
    }
  });

  it('answer references to what other subgraphs own', async () => {
    const bench = await computeBench();
    const uuid = crypto.randomUUID();
    const ids = [
      toGlobalId('Image', uuid),
      toGlobalId('Nic', '90:b8:d0:00:00:01'),
      toGlobalId('IpAddress', `${uuid}/10.0.0.1`),
      'nonsense',
    ];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) {
      __typename ... on Image { uuid } ... on Nic { mac } ... on IpAddress { key }
    } }`;
    expect(await bench.read(query, { ids })).toEqual({
      nodes: [
        { __typename: 'Image', uuid },
        { __typename: 'Nic', mac: '90:b8:d0:00:00:01' },
        { __typename: 'IpAddress', key: `${uuid}/10.0.0.1` },
        null,
      ],
    });
    const many = { ids: Array.from({ length: 101 }, () => ids[0]) };
    expect(codesOf(await ask(bench.compute, callers.demo, query, many))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('packages', () => {
  it('are seeded once, and a name means its highest active version', async () => {
    const bench = await computeBench();
    const before = await bench.store.position();
    await seedPackages(bench.store);
    expect(await bench.store.position()).toBe(before);
    const [nano] = await bench.store
      .collection(packages)
      .find({ filter: { where: { name: 'g1.nano' } }, limit: 1 });
    const { revision: _, ...copy } = nano ?? expect.fail();
    const version = (text: string, active: boolean) =>
      insert(packages, { ...copy, _id: crypto.randomUUID(), version: text, active });
    await bench.store.commit([version('1.9.0', true), version('1.10.0', true), version('2.0.0', false)]);
    expect(await bench.read('{ package(ref: "g1.nano") { version } }')).toEqual({
      package: { version: '1.10.0' },
    });
    const query = '{ packages(filter: { name: ["g1.nano"], active: false }) { nodes { version } } }';
    expect(await bench.read(query)).toEqual({ packages: { nodes: [{ version: '2.0.0' }] } });
  });

  it('made for some accounts are hidden from the others', async () => {
    const bench = await computeBench();
    const [nano] = await bench.store.collection(packages).find({ limit: 1 });
    const { revision: _, ...copy } = nano ?? expect.fail();
    const ownerUuids = [callers.acme.accountUuid];
    const doc = { ...copy, _id: crypto.randomUUID(), name: 'acme-special', isPublic: false, ownerUuids };
    await bench.store.commit([insert(packages, doc)]);
    const query = '{ package(ref: "acme-special") { ramMiB } packages(first: 100) { totalCount } }';
    expect(await bench.read(query)).toEqual({ package: null, packages: { totalCount: 9 } });
    expect(await bench.read(query, {}, callers.acme)).toMatchObject({ packages: { totalCount: 10 } });
    const { userErrors } = await bench.create({ package: 'acme-special' });
    expect(userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  });
});

describe('operations', () => {
  it('tell what was done, newest first, filtered by instance, kind and state', async () => {
    const bench = await computeBench();
    const web = await bench.create({ name: 'web' });
    await bench.settle(web);
    await bench.mutate('stopInstance', { instance: 'web' });
    await bench.create({ name: 'db' });
    const query = `query ($filter: OperationFilter) {
      operations(filter: $filter, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { kind target { name } } }
      instance(ref: "web") { operations(first: 1) { totalCount nodes { kind state progress } } }
    }`;
    const kinds = async (filter: object) =>
      (
        await bench.read<{ operations: { nodes: { kind: string }[] } }>(query, { filter })
      ).operations.nodes.map(({ kind }) => kind);
    expect(await kinds({ instance: ['web'] })).toHaveLength(2);
    expect(await kinds({ instance: [web.instance?.uuid], kind: ['STOP_INSTANCE'] })).toEqual([
      'STOP_INSTANCE',
    ]);
    expect(await kinds({ state: ['SUCCEEDED'] })).toEqual(['CREATE_INSTANCE']);
    expect(await bench.read(query)).toMatchObject({
      instance: {
        operations: { totalCount: 2, nodes: [{ kind: 'STOP_INSTANCE', state: 'QUEUED', progress: 0 }] },
      },
    });
  });
});
