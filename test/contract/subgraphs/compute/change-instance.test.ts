import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { limits } from '../../../../schema/limits.ts';
import { instances } from '../../../../subgraphs/compute/store/instances.ts';
import { operations } from '../../../../subgraphs/compute/store/operations.ts';
import { type ComputeBench, computeBench, type MutationAnswer } from '../../../kit/compute-bench.ts';
import { callers } from '../../../kit/subgraph-bench.ts';

const codes = ({ userErrors }: MutationAnswer): string[] => userErrors.map(({ code }) => code);
const web = { instance: 'web' };

/** An instance named web that runs on a node. */
async function running(bench: ComputeBench): Promise<string> {
  const created = await bench.create({ name: 'web' });
  await bench.settle(created);
  return created.instance?.uuid ?? '';
}

const record = (bench: ComputeBench, uuid: string) => bench.store.collection(instances).get(uuid);
const operationsOf = (bench: ComputeBench, uuid: string) =>
  bench.store.collection(operations).find({
    filter: { where: { targetUuid: uuid } },
    orderBy: [{ path: 'targetSequence', direction: 'asc' }],
    limit: 100,
  });

describe('starting, stopping and restarting', () => {
  it('is judged by the state that the waiting operations lead to', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web' });
    for (const [act, expected] of [
      ['startInstance', ['INVALID_STATE']],
      ['stopInstance', []],
      ['stopInstance', ['INVALID_STATE']],
      ['rebootInstance', ['INVALID_STATE']],
      ['startInstance', []],
      ['rebootInstance', []],
    ] as const) {
      expect([act, codes(await bench.mutate(act, web))]).toEqual([act, expected]);
    }
    const { instance } = await bench.mutate('stopInstance', web);
    const all = await operationsOf(bench, instance?.uuid ?? '');
    expect(all.map(({ targetSequence }) => targetSequence)).toEqual([1, 2, 3, 4, 5]);
    expect((await record(bench, instance?.uuid ?? ''))?.operationCount).toBe(5);
  });

  it('says in which state the instance is and what is possible', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const answer = await bench.mutate('startInstance', web);
    expect(answer.userErrors[0]?.message).toContain('"web" is RUNNING');
    expect(answer.userErrors[0]?.message).toContain('stopInstance, rebootInstance');
    await bench.setInstance(uuid, { state: 'UNKNOWN' });
    for (const act of ['startInstance', 'stopInstance', 'rebootInstance']) {
      const refused = await bench.mutate(act, web);
      expect(codes(refused)).toEqual(['INVALID_STATE']);
      expect(refused.userErrors[0]?.message).toContain('its compute node is silent');
    }
  });

  it('admits one of many identical wishes at once', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.mutate('stopInstance', web)));
    expect(answers.filter(({ operation }) => operation)).toHaveLength(1);
    expect((await operationsOf(bench, uuid)).filter(({ kind }) => kind === 'STOP_INSTANCE')).toHaveLength(1);
  });

  it('lets a bounded number of operations wait, and a deletion all the same', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web' });
    const most = limits.instance.waitingOperations;
    for (let waiting = 1; waiting < most; waiting += 1) {
      expect(codes(await bench.mutate('rebootInstance', web))).toEqual([]);
    }
    expect(codes(await bench.mutate('rebootInstance', web))).toEqual(['TOO_MANY_OPERATIONS']);
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual([]);
  });

  it('knows nothing of another account’s instance, whatever the reference', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    for (const instance of [
      'web',
      uuid,
      uuid.slice(0, 8),
      toGlobalId('Instance', uuid),
      crypto.randomUUID(),
    ]) {
      for (const act of ['startInstance', 'stopInstance', 'rebootInstance', 'deleteInstance']) {
        const answer = await bench.mutate(act, { instance }, callers.acme);
        expect(answer).toMatchObject({
          instance: null,
          userErrors: [{ code: 'NOT_FOUND', message: 'There is no such instance.' }],
        });
      }
    }
    expect((await record(bench, uuid))?.operationCount).toBe(1);
    expect(codes(await bench.mutate('stopInstance', { instance: uuid }, callers.admin))).toEqual([]);
  });

  it('refuses an ambiguous beginning of a uuid', async () => {
    const bench = await computeBench();
    const { instance } = await bench.create();
    const uuid = instance?.uuid ?? '';
    const record = await bench.store.collection(instances).get(uuid);
    const { revision: _, ...copy } = record ?? expect.fail();
    const twin = `${uuid.slice(0, -1)}${uuid.endsWith('0') ? '1' : '0'}`;
    await bench.store.commit([
      { op: 'insert', collection: instances.name, doc: { ...copy, _id: twin, name: 'twin' } as typeof copy },
    ]);
    const answer = await bench.mutate('stopInstance', { instance: uuid.slice(0, 13) });
    expect(codes(answer)).toEqual(['AMBIGUOUS_REFERENCE']);
  });
});

describe('deleteInstance', () => {
  it('is done once: asking again answers the operation under way, and later nothing', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const first = await bench.mutate('deleteInstance', web);
    const again = await bench.mutate('deleteInstance', web);
    expect(again.operation?.uuid).toBe(first.operation?.uuid);
    await bench.finish(first.operation?.uuid ?? '');
    await bench.setInstance(uuid, { state: 'DELETED', holdsName: false });
    const late = await bench.mutate('deleteInstance', { instance: uuid });
    expect(late).toMatchObject({ instance: { state: 'DELETED' }, operation: null, userErrors: [] });
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual(['NOT_FOUND']);
    expect(codes(await bench.create({ name: 'web' }))).toEqual([]);
  });

  it('is refused while protected, until the protection is off', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web', deletionProtection: true });
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual(['DELETION_PROTECTED']);
    await bench.mutate('updateInstance', { ...web, deletionProtection: false });
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual([]);
  });

  it('overtakes a creation under way and everything that waits, in one commit', async () => {
    const bench = await computeBench();
    const created = await bench.create({ name: 'web' });
    await bench.setOperation(created.operation?.uuid ?? '', { state: 'RUNNING' });
    await bench.mutate('stopInstance', web);
    await bench.mutate('deleteInstance', web);
    const all = await operationsOf(bench, created.instance?.uuid ?? '');
    expect(all.map(({ kind, cancelReason }) => [kind, cancelReason?.code])).toEqual([
      ['CREATE_INSTANCE', 'SUPERSEDED'],
      ['STOP_INSTANCE', 'SUPERSEDED'],
      ['DELETE_INSTANCE', undefined],
    ]);
    for (const act of ['startInstance', 'updateInstance', 'setInstanceTags']) {
      const input = act === 'setInstanceTags' ? { ...web, tags: [] } : web;
      expect(codes(await bench.mutate(act, input))).toEqual(['INVALID_STATE']);
    }
  });

  it('leaves an operation alone that is too far to be stopped', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const stop = await bench.mutate('stopInstance', web);
    await bench.setOperation(stop.operation?.uuid ?? '', { state: 'RUNNING' });
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual([]);
    expect((await operationsOf(bench, uuid))[1]?.cancelReason).toBeNull();
  });

  it('is possible for what failed, which can do little else', async () => {
    const bench = await computeBench();
    const created = await bench.create({ name: 'web' });
    await bench.finish(created.operation?.uuid ?? '', 'FAILED');
    await bench.setInstance(created.instance?.uuid ?? '', { state: 'FAILED', holdsName: false });
    expect(codes(await bench.mutate('startInstance', web))).toEqual(['INVALID_STATE']);
    const tagged = await bench.mutate('setInstanceTags', { ...web, tags: [{ name: 'why', value: 'full' }] });
    expect(tagged).toMatchObject({ operation: null, userErrors: [] });
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual([]);
  });
});

describe('updateInstance and setInstanceTags', () => {
  it('write the record at once, with an operation only for what the node must know', async () => {
    const bench = await computeBench();
    await running(bench);
    const protectedNow = await bench.mutate('updateInstance', { ...web, deletionProtection: true });
    expect(protectedNow).toMatchObject({ instance: { deletionProtection: true }, operation: null });
    const renamed = await bench.mutate('updateInstance', { ...web, name: 'www', autoboot: false });
    expect(renamed).toMatchObject({
      instance: { name: 'www', autoboot: false },
      operation: { kind: 'UPDATE_INSTANCE', state: 'QUEUED' },
    });
  });

  it('write nothing when nothing differs', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    await bench.mutate('setInstanceTags', { ...web, tags: [{ name: 'role', value: 'db' }] });
    const before = await record(bench, uuid);
    await bench.mutate('setInstanceTags', { ...web, tags: [{ name: 'role', value: 'db' }] });
    await bench.mutate('updateInstance', { ...web, name: 'web', autoboot: true, metadata: [] });
    await bench.mutate('updateInstance', { ...web, name: null, metadata: null });
    expect(await record(bench, uuid)).toEqual(before);
  });

  it('need no operation before the instance is placed', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web' });
    expect(await bench.mutate('updateInstance', { ...web, name: 'www' })).toMatchObject({
      instance: { name: 'www' },
      operation: null,
    });
  });

  it('share an operation that waits with nothing behind it, and no other', async () => {
    const bench = await computeBench();
    await running(bench);
    const set = (value: number) => bench.mutate('setInstanceTags', { ...web, tags: [{ name: 'n', value }] });
    const first = await set(1);
    expect((await set(2)).operation?.uuid).toBe(first.operation?.uuid);
    await bench.mutate('stopInstance', web);
    const behind = await set(3);
    expect(behind.operation?.uuid).not.toBe(first.operation?.uuid);
    await bench.setOperation(behind.operation?.uuid ?? '', { state: 'RUNNING' });
    expect((await set(4)).operation?.uuid).not.toBe(behind.operation?.uuid);
  });

  it('merge tags or replace them, and keep the search keys with them', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    await bench.mutate('setInstanceTags', {
      ...web,
      tags: [
        { name: 'a', value: 1 },
        { name: 'b', value: true },
      ],
    });
    await bench.mutate('setInstanceTags', { ...web, tags: [{ name: 'a', value: 'x' }] });
    expect(await record(bench, uuid)).toMatchObject({
      tags: [
        { name: 'a', value: 'x' },
        { name: 'b', value: true },
      ],
      tagKeys: ['a', 'a="x"', 'b', 'b=true'],
    });
    await bench.mutate('setInstanceTags', { ...web, mode: 'REPLACE', tags: [{ name: 'c', value: 0.5 }] });
    expect(await record(bench, uuid)).toMatchObject({ tagKeys: ['c', 'c=0.5'] });
  });

  it('refuse an old revision, a name that is taken and too many tags', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    await bench.create({ name: 'other' });
    const stale = await bench.mutate('updateInstance', { ...web, autoboot: false, expectedRevision: 1 });
    expect(codes(stale)).toEqual(['REVISION_CONFLICT']);
    expect(codes(await bench.mutate('updateInstance', { ...web, name: 'other' }))).toEqual(['NAME_TAKEN']);
    const tags = Array.from({ length: 40 }, (_, index) => ({ name: `t${index}`, value: index }));
    await bench.mutate('setInstanceTags', { ...web, tags });
    const more = tags.map(({ name, value }) => ({ name: `u${name}`, value }));
    expect(codes(await bench.mutate('setInstanceTags', { ...web, tags: more }))).toEqual(['TAG_INVALID']);
    const { revision } = (await record(bench, uuid)) ?? expect.fail();
    const fresh = await bench.mutate('updateInstance', {
      ...web,
      autoboot: false,
      expectedRevision: revision,
    });
    expect(codes(fresh)).toEqual([]);
  });

  it('lose no tag of 30 that are set at once', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        bench.mutate('setInstanceTags', { ...web, tags: [{ name: `t${index}`, value: index }] }),
      ),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    expect((await record(bench, uuid))?.tags).toHaveLength(30);
    expect(new Set(answers.map(({ operation }) => operation?.uuid)).size).toBe(1);
  });
});

describe('cancelOperation', () => {
  it('stops what waits and creations under way, as often as one likes', async () => {
    const bench = await computeBench();
    const { operation } = await bench.create({ name: 'web' });
    await bench.setOperation(operation?.uuid ?? '', { state: 'RUNNING' });
    for (const id of [operation?.uuid, operation?.id]) {
      const answer = await bench.mutate('cancelOperation', { operation: id });
      expect(answer).toMatchObject({
        instance: { name: 'web' },
        operation: { uuid: operation?.uuid, cancelable: false },
        userErrors: [],
      });
    }
    const stored = await bench.store.collection(operations).get(operation?.uuid ?? '');
    expect(stored?.cancelReason?.code).toBe('CANCELED');
    await bench.finish(operation?.uuid ?? '', 'CANCELED');
    expect(codes(await bench.mutate('cancelOperation', { operation: operation?.uuid }))).toEqual([]);
  });

  it('refuses what is too far, and knows nothing of other accounts', async () => {
    const bench = await computeBench();
    await running(bench);
    const { operation } = await bench.mutate('stopInstance', web);
    const id = operation?.uuid ?? '';
    for (const stranger of [id, operation?.id, crypto.randomUUID(), 'x', '']) {
      const answer = await bench.mutate('cancelOperation', { operation: stranger }, callers.acme);
      expect(codes(answer)).toEqual(['NOT_FOUND']);
    }
    await bench.setOperation(id, { state: 'RUNNING' });
    expect(codes(await bench.mutate('cancelOperation', { operation: id }))).toEqual(['NOT_CANCELABLE']);
    await bench.finish(id);
    expect(codes(await bench.mutate('cancelOperation', { operation: id }))).toEqual(['NOT_CANCELABLE']);
  });
});

describe('a store in trouble', () => {
  it('makes every mutation a refusal that changes nothing', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    const before = await record(bench, uuid);
    bench.store.refuseWrites(true);
    expect(codes(await bench.mutate('stopInstance', web))).toEqual(['UNAVAILABLE']);
    expect(codes(await bench.mutate('updateInstance', { ...web, name: 'x' }))).toEqual(['UNAVAILABLE']);
    bench.store.refuseWrites(false);
    bench.store.refuseReads(true);
    expect(codes(await bench.mutate('deleteInstance', web))).toEqual(['UNAVAILABLE']);
    bench.store.refuseReads(false);
    expect(await record(bench, uuid)).toEqual(before);
  });

  it('answers what a commit without acknowledgement has done', async () => {
    const bench = await computeBench();
    const uuid = await running(bench);
    bench.store.failNext('lose-acknowledgement');
    expect(await bench.mutate('stopInstance', web)).toMatchObject({
      operation: { kind: 'STOP_INSTANCE' },
      userErrors: [],
    });
    expect(await operationsOf(bench, uuid)).toHaveLength(2);
  });
});
