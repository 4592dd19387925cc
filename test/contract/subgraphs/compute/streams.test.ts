import { describe, expect, it } from 'vitest';
import { computeBench, type MutationAnswer, type OpenStream } from '../../../kit/compute-bench.ts';
import { callers } from '../../../kit/subgraph-bench.ts';

interface Change {
  readonly cursor: string;
  readonly kind: string;
  readonly sequence: number;
  readonly instance: { readonly name: string; readonly state: string; readonly autoboot: boolean } | null;
}

interface OperationChange {
  readonly cursor: string;
  readonly kind: string;
  readonly sequence: number;
  readonly operation: { readonly state: string } | null;
}

type Bench = Awaited<ReturnType<typeof computeBench>>;

const watchQuery = `subscription ($filter: InstanceFilter, $after: String) {
  instanceChanged(filter: $filter, after: $after) { cursor kind sequence instance { name state autoboot } }
}`;
const watchOperation = `subscription ($id: ID!, $after: String) {
  operationChanged(id: $id, after: $after) { cursor kind sequence operation { state } }
}`;

const watch = (bench: Bench, variables = {}, caller = callers.demo): Promise<OpenStream<Change>> =>
  bench.subscribe<Change>(watchQuery, variables, caller);

const told = (changes: readonly Change[]): string[] =>
  changes.map(({ kind, sequence, instance }) => `${kind} ${sequence} ${instance?.name ?? '-'}`);

const asOf = async (bench: Bench): Promise<string> =>
  (await bench.read<{ instances: { asOf: string } }>('{ instances { asOf } }')).instances.asOf;

const uuidOf = ({ instance }: MutationAnswer): string => instance?.uuid ?? '';

describe('instanceChanged', () => {
  it('tells every change of one’s own instances, numbered and in order', async () => {
    const bench = await computeBench();
    const changes = await watch(bench);
    const theirs = await watch(bench, {}, callers.acme);
    const all = await watch(bench, {}, callers.admin);
    const web = await bench.create({ name: 'web' });
    await bench.create({ name: 'other' }, callers.acme);
    await bench.setInstance(uuidOf(web), { state: 'RUNNING' });
    await bench.setInstance(uuidOf(web), { state: 'DELETED', holdsName: false });
    expect(told(await changes.take(3))).toEqual(['CREATED 1 web', 'UPDATED 2 web', 'DELETED 3 web']);
    expect(told(await theirs.take(1))).toEqual(['CREATED 1 other']);
    expect(told(await all.take(4))).toHaveLength(4);
  });

  it('shows what comes to match a filter and what ceases to', async () => {
    const bench = await computeBench();
    const changes = await watch(bench, {
      filter: { state: ['RUNNING'], tag: [{ name: 'role', value: 'web' }] },
    });
    const web = await bench.create({ name: 'web' });
    const tags = [{ name: 'role', value: 'web' }];
    await bench.setInstance(uuidOf(web), { state: 'RUNNING' });
    await bench.mutate('setInstanceTags', { instance: 'web', tags });
    await bench.mutate('updateInstance', { instance: 'web', autoboot: false });
    await bench.mutate('setInstanceTags', { instance: 'web', tags: [], mode: 'REPLACE' });
    await bench.mutate('setInstanceTags', { instance: 'web', tags });
    await bench.setInstance(uuidOf(web), { state: 'STOPPED' });
    expect(told(await changes.take(5))).toEqual([
      'CREATED 3 web',
      'UPDATED 4 web',
      'DELETED 5 web',
      'CREATED 6 web',
      'DELETED 7 web',
    ]);
  });

  it('goes on behind a list without a gap and behind any of its cursors without a repeat', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'before' });
    const start = await asOf(bench);
    const web = await bench.create({ name: 'web' });
    for (const autoboot of [false, true, false, true]) {
      await bench.mutate('updateInstance', { instance: 'web', autoboot });
    }
    await bench.create({ name: 'theirs' }, callers.acme);
    const changes = await (await watch(bench, { after: start })).take(5);
    expect(told(changes)).toEqual([1, 2, 3, 4, 5].map((n) => `${n === 1 ? 'CREATED' : 'UPDATED'} ${n} web`));
    const resumed = await Promise.all(changes.map(({ cursor }) => watch(bench, { after: cursor })));
    await bench.setInstance(uuidOf(web), { ramMiB: 200 });
    for (const [index, stream] of resumed.entries()) {
      expect(told(await stream.take(5 - index))).toEqual([
        ...told(changes).slice(index + 1),
        'UPDATED 6 web',
      ]);
    }
  });

  it('keeps many readers complete through reconnects while everything changes', async () => {
    const bench = await computeBench();
    const start = await asOf(bench);
    const follow = async (reader: number): Promise<string[]> => {
      const seen: string[] = [];
      for (let after = start; seen.length < 60; ) {
        const stream = await watch(bench, { after });
        const batch = await stream.take(Math.min(1 + ((reader * 7 + seen.length) % 9), 60 - seen.length));
        seen.push(...told(batch));
        after = batch.at(-1)?.cursor ?? after;
        await stream.close();
      }
      return seen;
    };
    const readers = Array.from({ length: 20 }, (_, reader) => follow(reader));
    for (let n = 0; n < 6; n += 1) {
      await bench.create({ name: `i${n}` });
      for (let change = 0; change < 9; change += 1) {
        await bench.mutate('updateInstance', { instance: `i${n}`, deletionProtection: change % 2 === 0 });
      }
    }
    const expected = Array.from({ length: 6 }, (_, n) =>
      Array.from({ length: 10 }, (_, i) => `${i === 0 ? 'CREATED' : 'UPDATED'} ${i + 1} i${n}`),
    ).flat();
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(expected);
    expect(bench.compute.hub.size).toBe(0);
  });

  it('keeps the newest of each object for a slow reader', async () => {
    const bench = await computeBench({ queuedChanges: 4 });
    const changes = await watch(bench);
    await bench.create({ name: 'a' });
    await bench.create({ name: 'b' });
    for (const autoboot of [false, true, false]) {
      await bench.mutate('updateInstance', { instance: 'a', autoboot });
    }
    await bench.mutate('updateInstance', { instance: 'b', autoboot: false });
    expect(told(await changes.take(2))).toEqual(['CREATED 4 a', 'CREATED 2 b']);
    await bench.create({ name: 'c' });
    expect(told(await changes.take(1))).toEqual(['CREATED 1 c']);
  });

  it('tells a reader who is too slow to begin again, and where', async () => {
    const bench = await computeBench({ queuedChanges: 4 });
    const changes = await watch(bench);
    for (let n = 0; n < 5; n += 1) await bench.create({ name: `i${n}` });
    await bench.create({ name: 'last' });
    const [reset, next] = await changes.take(2);
    expect(reset).toMatchObject({ kind: 'RESET', sequence: 0, instance: null });
    expect(next).toMatchObject({ kind: 'CREATED', instance: { name: 'last' } });
    const resumed = await watch(bench, { after: reset?.cursor });
    expect(told(await resumed.take(1))).toEqual(['CREATED 1 last']);
  });

  it('begins with RESET when the cursor is too old', async () => {
    const bench = await computeBench({ retainedChanges: 5 });
    const old = await asOf(bench);
    for (let n = 0; n < 40; n += 1) await bench.create({ name: `i${n}` });
    const changes = await watch(bench, { after: old });
    const first = await changes.next();
    expect(first).toMatchObject({ kind: 'RESET', instance: null });
    await bench.create({ name: 'web' });
    expect(told(await changes.take(1))).toEqual(['CREATED 1 web']);
    const resumed = await watch(bench, { after: first?.cursor });
    expect(told(await resumed.take(1))).toEqual(['CREATED 1 web']);
  });

  it('refuses cursors that are forged, of another account, another list or another data center', async () => {
    const [bench, other] = [await computeBench(), await computeBench()];
    const cursor = await asOf(bench);
    const page = await bench.create({ name: 'web' });
    expect(page.userErrors).toEqual([]);
    const { instances } = await bench.read<{ instances: { pageInfo: { endCursor: string } } }>(
      '{ instances { pageInfo { endCursor } } }',
    );
    for (const after of ['', 'x', `${cursor}A`, instances.pageInfo.endCursor]) {
      await expect(watch(bench, { after })).rejects.toThrow('INVALID_CURSOR');
    }
    await expect(watch(bench, { after: cursor }, callers.acme)).rejects.toThrow('INVALID_CURSOR');
    await expect(watch(other, { after: cursor })).rejects.toThrow('INVALID_CURSOR');
    expect(bench.compute.hub.size + other.compute.hub.size).toBe(0);
  });

  it('lets go of everything at once when a reader leaves, even while it waits', async () => {
    const bench = await computeBench();
    const streams = await Promise.all(Array.from({ length: 50 }, () => watch(bench)));
    const behind = await watch(bench, { after: await asOf(bench) });
    const waiting = [...streams, behind].map((stream) => stream.next());
    expect(bench.compute.hub.size).toBe(51);
    await Promise.all([...streams, behind].map((stream) => stream.close()));
    expect(await Promise.all(waiting)).toEqual(Array(51).fill(undefined));
    expect(bench.compute.hub.size).toBe(0);
  });

  it('ends when the subgraph is closed, and when the store is', async () => {
    const [first, second] = [await computeBench(), await computeBench()];
    const streams = [await watch(first), await watch(second)];
    const waiting = streams.map((stream) => stream.next());
    await first.compute.close();
    await second.store.close();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
  });

  it('resolves other objects afresh for every change', async () => {
    const bench = await computeBench();
    await bench.addNode();
    const query = 'subscription { instanceChanged { instance { computeNode { status } } } }';
    const stream = await bench.subscribe<{ instance: { computeNode: { status: string } | null } }>(
      query,
      {},
      callers.admin,
    );
    const web = await bench.create({ name: 'web' });
    await stream.next();
    await bench.settle(web);
    expect((await stream.next())?.instance.computeNode?.status).toBe('RUNNING');
    await bench.setNode({ status: 'UNKNOWN' });
    await bench.mutate('updateInstance', { instance: 'web', autoboot: false }, callers.admin);
    expect((await stream.next())?.instance.computeNode?.status).toBe('UNKNOWN');
  });
});

describe('operationChanged', () => {
  it('begins with the present state and ends with the final one', async () => {
    const bench = await computeBench();
    const { operation } = await bench.create({ name: 'web' });
    const id = operation?.uuid ?? '';
    const stream = await bench.subscribe<OperationChange>(watchOperation, { id: operation?.id });
    const seen = [await stream.next()];
    await bench.setOperation(id, { state: 'RUNNING' });
    await bench.create({ name: 'other' });
    await bench.finish(id);
    seen.push(...(await stream.take(9)));
    expect(seen.map((change) => [change?.kind, change?.sequence, change?.operation?.state])).toEqual([
      ['CREATED', 1, 'QUEUED'],
      ['UPDATED', 2, 'RUNNING'],
      ['UPDATED', 3, 'SUCCEEDED'],
    ]);
    expect(bench.compute.hub.size).toBe(0);
    for (const [index, change] of seen.entries()) {
      const rest = await bench.subscribe<OperationChange>(watchOperation, { id, after: change?.cursor });
      const sequences = (await rest.take(9)).map(({ sequence }) => sequence);
      expect(sequences).toEqual([2, 3].slice(index));
    }
    const late = await bench.subscribe<OperationChange>(watchOperation, { id });
    expect((await late.take(9)).map(({ operation: it }) => it?.state)).toEqual(['SUCCEEDED']);
    expect(bench.compute.hub.size).toBe(0);
  });

  it('shows how it stands after a RESET, and ends if that is the end', async () => {
    const bench = await computeBench({ retainedChanges: 5 });
    const { operation } = await bench.create({ name: 'web' });
    const id = operation?.uuid ?? '';
    const stream = await bench.subscribe<OperationChange>(watchOperation, { id });
    const first = await stream.next();
    await stream.close();
    for (let n = 0; n < 40; n += 1) await bench.create({ name: `i${n}` });
    await bench.finish(id);
    const resumed = await bench.subscribe<OperationChange>(watchOperation, { id, after: first?.cursor });
    const rest = await resumed.take(9);
    expect(rest.map(({ kind, operation: it }) => [kind, it?.state])).toEqual([
      ['RESET', undefined],
      ['UPDATED', 'SUCCEEDED'],
    ]);
  });

  it('is nobody else’s', async () => {
    const bench = await computeBench();
    const { operation } = await bench.create({ name: 'web' });
    for (const id of [operation?.uuid, operation?.id, crypto.randomUUID(), 'x']) {
      const opened = bench.subscribe<OperationChange>(watchOperation, { id }, callers.acme);
      await expect(opened).rejects.toThrow('NOT_FOUND');
    }
  });
});

describe('computeNodeChanged', () => {
  it('is for operators', async () => {
    const bench = await computeBench();
    const query = 'subscription { computeNodeChanged { kind sequence computeNode { hostname status } } }';
    await expect(bench.subscribe(query)).rejects.toThrow('FORBIDDEN');
    const stream = await bench.subscribe(query, {}, callers.admin);
    await bench.addNode();
    await bench.setNode({ status: 'UNKNOWN' });
    expect(await stream.take(2)).toEqual([
      { kind: 'CREATED', sequence: 1, computeNode: { hostname: 'cn1', status: 'RUNNING' } },
      { kind: 'UPDATED', sequence: 2, computeNode: { hostname: 'cn1', status: 'UNKNOWN' } },
    ]);
  });
});
