import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../schema/caller.ts';
import { toGlobalId } from '../../../../schema/ids.ts';
import { type ComputeBench, computeBench } from '../../../kit/compute-bench.ts';
import { ask, callers } from '../../../kit/subgraph-bench.ts';

const builderRole = 'b0000000-0000-4000-8000-000000000001';

/** A login of the demo account in one role, which reaches nothing but what carries it unless told. */
const builder = (rules: readonly string[], more: Partial<Caller> = {}): Caller => ({
  ...callers.demo,
  userUuid: '62f875bf-8525-4123-a3fd-350b147e7422',
  userLogin: 'builder',
  roles: [{ uuid: builderRole, name: 'build', rules }],
  roleTags: {},
  ...more,
});
const onAll = { roleTags: { INSTANCES: [builderRole] } } satisfies Partial<Caller>;

const names = async (bench: ComputeBench, caller: Caller): Promise<string[]> => {
  type Answer = { instances: { nodes: readonly { name: string }[]; totalCount: number } };
  const query = '{ instances(orderBy: { field: NAME }) { nodes { name } totalCount } }';
  const { instances } = await bench.read<Answer>(query, {}, caller);
  expect(instances.totalCount).toBe(instances.nodes.length);
  return instances.nodes.map(({ name }) => name);
};

/** Two instances of the demo account, of which one carries the role. */
async function twoInstances() {
  const bench = await computeBench();
  const tagged = await bench.create({ name: 'tagged', tags: [{ name: 'env', value: 'dev' }] });
  const plain = await bench.create({ name: 'plain' });
  await bench.settle(tagged, { roleTags: [builderRole] });
  await bench.settle(plain);
  return { bench, tagged, plain };
}

const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }): string[] =>
  userErrors.map(({ code }) => code);

describe('a login in roles', () => {
  it('lists what its roles reach: everything by the collection, else what carries one', async () => {
    const { bench } = await twoInstances();
    expect(await names(bench, builder(['CAN listmachines'], onAll))).toEqual(['plain', 'tagged']);
    expect(await names(bench, builder(['CAN listmachines']))).toEqual(['tagged']);
    expect(await names(bench, builder(['CAN stopmachine']))).toEqual([]);
    expect(await names(bench, builder([], { roles: [] }))).toEqual([]);
    expect(await names(bench, { ...callers.demo, scopes: ['getpackage'] })).toEqual([]);
  });

  it('finds by reference and by id only what it may see', async () => {
    const { bench, tagged, plain } = await twoInstances();
    const caller = builder(['CAN getmachine']);
    const query = `query ($ref: String!, $id: ID!) { instance(ref: $ref) { name } node(id: $id) { id } }`;
    const look = (uuid: string, name: string) =>
      bench.read<{ instance: object | null; node: object | null }>(
        query,
        { ref: name, id: toGlobalId('Instance', uuid) },
        caller,
      );
    const seen = await look(tagged.instance?.uuid ?? '', 'tagged');
    expect(seen).toMatchObject({ instance: { name: 'tagged' }, node: {} });
    expect(await look(plain.instance?.uuid ?? '', 'plain')).toEqual({ instance: null, node: null });
  });

  it('is told FORBIDDEN about what it sees and NOT_FOUND about the rest', async () => {
    const { bench } = await twoInstances();
    const caller = builder(['CAN getmachine AND stopmachine']);
    expect(codesOf(await bench.mutate('rebootInstance', { instance: 'tagged' }, caller))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codesOf(await bench.mutate('rebootInstance', { instance: 'plain' }, caller))).toEqual([
      'NOT_FOUND',
    ]);
    expect(codesOf(await bench.mutate('stopInstance', { instance: 'plain' }, caller))).toEqual(['NOT_FOUND']);
    expect(codesOf(await bench.mutate('stopInstance', { instance: 'tagged' }, caller))).toEqual([]);
    const blind = await bench.mutate('stopInstance', { instance: 'tagged' }, builder(['CAN stopmachine']));
    expect(blind).toMatchObject({ instance: null, userErrors: [{ code: 'INVALID_STATE' }] });
  });

  it('needs what each part of an update is', async () => {
    const { bench } = await twoInstances();
    const caller = builder(['CAN getmachine AND renamemachine']);
    const update = async (change: object) =>
      codesOf(await bench.mutate('updateInstance', { instance: 'tagged', ...change }, caller));
    expect(await update({ metadata: [] })).toEqual(['FORBIDDEN']);
    expect(await update({ deletionProtection: true })).toEqual(['FORBIDDEN']);
    expect(await update({ autoboot: false })).toEqual([]);
  });

  it('is judged by the tags of the instance', async () => {
    const { bench } = await twoInstances();
    const caller = builder(['CAN getmachine AND stopmachine WHEN tag_env = dev'], onAll);
    const see = async (ref: string) =>
      (await bench.read<{ instance: object | null }>(`{ instance(ref: "${ref}") { name } }`, {}, caller))
        .instance;
    expect(await see('tagged')).not.toBeNull();
    expect(await see('plain')).toBeNull();
  });

  it('sees operations as their instances', async () => {
    const { bench, tagged, plain } = await twoInstances();
    const query = '{ operations { nodes { uuid } } }';
    type Answer = { operations: { nodes: readonly { uuid: string }[] } };
    const list = async (caller: Caller) =>
      (await bench.read<Answer>(query, {}, caller)).operations.nodes.map(({ uuid }) => uuid);
    expect(await list(builder(['CAN machineaudit']))).toEqual([tagged.operation?.uuid]);
    expect(await list(builder(['CAN getmachine']))).toEqual([]);
    expect(await list(builder(['CAN machineaudit'], onAll))).toHaveLength(2);
    const stream = 'subscription ($id: ID!) { operationChanged(id: $id) { kind } }';
    const follow = (id: string | undefined) => bench.subscribe(stream, { id }, builder(['CAN machineaudit']));
    await expect(follow(plain.operation?.uuid)).rejects.toThrow('NOT_FOUND');
    expect(await (await follow(tagged.operation?.uuid)).next()).toBeDefined();
    const cancel = { operation: plain.operation?.uuid };
    expect(codesOf(await bench.mutate('cancelOperation', cancel, builder(['CAN deletemachine'])))).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('follows what it may list, up to the moment the role is taken away', async () => {
    const { bench, tagged, plain } = await twoInstances();
    const document = 'subscription { instanceChanged { kind instance { name } } }';
    await expect(bench.subscribe(document, {}, builder(['CAN listmachines']))).rejects.toThrow('FORBIDDEN');
    const stream = await bench.subscribe(document, {}, builder(['CAN listmachines AND changefeed']));
    await bench.setInstance(plain.instance?.uuid ?? '', { autoboot: false });
    await bench.setInstance(tagged.instance?.uuid ?? '', { autoboot: false });
    expect(await stream.next()).toEqual({ kind: 'UPDATED', instance: { name: 'tagged' } });
    await bench.setInstance(tagged.instance?.uuid ?? '', { roleTags: [], name: 'secret' });
    expect(await stream.next()).toEqual({ kind: 'DELETED', instance: { name: 'tagged' } });
  });

  it('creates with what the account may use, and reaches what it created', async () => {
    const bench = await computeBench();
    const caller = builder(['CAN createmachine AND getmachine'], onAll);
    const made = await bench.create({ name: 'mine' }, caller);
    expect(made).toMatchObject({ instance: { name: 'mine' }, userErrors: [] });
    const query = '{ instance(ref: "mine") { roleTags } }';
    expect(await bench.read(query, {}, { ...caller, roleTags: {} })).toEqual({
      instance: { roleTags: [builderRole] },
    });
    expect(codesOf(await bench.create({ name: 'more' }, builder(['CAN getmachine'], onAll)))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codesOf(await bench.create({ name: 'more' }, builder(['CAN createmachine'])))).toEqual([
      'FORBIDDEN',
    ]);
  });
});

describe('what somebody may not see', () => {
  it('costs the same looks as what never was', async () => {
    const { bench, plain } = await twoInstances();
    const looks = async (uuid: string, caller: Caller) => {
      bench.counter.forget();
      const id = toGlobalId('Instance', uuid);
      await bench.read(`{ instance(ref: "${uuid}") { name } node(id: "${id}") { id } }`, {}, caller);
      await bench.mutate('stopInstance', { instance: uuid }, caller);
      return Object.fromEntries(bench.counter.reads);
    };
    for (const caller of [callers.acme, builder(['CAN getmachine'])]) {
      const absent = await looks('ffffffff-ffff-4fff-8fff-ffffffffffff', caller);
      expect(await looks(plain.instance?.uuid ?? '', caller)).toEqual(absent);
    }
  });
});

describe('a reader of the data center', () => {
  const reader: Caller = { ...callers.acme, isReader: true };

  it('sees everything and changes nothing', async () => {
    const { bench } = await twoInstances();
    await bench.addNode();
    expect(await names(bench, reader)).toEqual(['plain', 'tagged']);
    expect(await bench.read('{ computeNodes { nodes { hostname } } }', {}, reader)).toMatchObject({
      computeNodes: { nodes: [{ hostname: 'cn1' }] },
    });
    expect(codesOf(await bench.mutate('stopInstance', { instance: 'plain' }, reader))).toEqual(['FORBIDDEN']);
    expect(codesOf(await bench.create({ name: 'own' }, reader))).toEqual(['FORBIDDEN']);
  });
});

describe('setInstanceRoleTags', () => {
  const document = `mutation ($input: SetInstanceRoleTagsInput!) {
    setInstanceRoleTags(input: $input) { instance { roleTags revision } userErrors { code field } }
  }`;

  it('knows the roles of the account only', async () => {
    const { bench } = await twoInstances();
    const set = (input: object, caller: Caller = callers.demo) =>
      ask(bench.compute, caller, document, { input });
    const cleared = await set({ instance: 'tagged', roles: [] });
    expect(cleared.data?.setInstanceRoleTags).toMatchObject({ instance: { roleTags: [] }, userErrors: [] });
    const again = await set({ instance: 'tagged', roles: [] });
    expect(again).toEqual(cleared);
    const unknown = await set({ instance: 'tagged', roles: ['no-such-role'] });
    expect(unknown.data?.setInstanceRoleTags).toEqual({
      instance: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['roles', '0'] }],
    });
    const stranger = await set({ instance: 'tagged', roles: [] }, callers.acme);
    expect(stranger.data?.setInstanceRoleTags).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
