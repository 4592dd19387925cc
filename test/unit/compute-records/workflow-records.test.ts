import { describe, expect, it, onTestFinished } from 'vitest';
import { reason } from '../../../schema/errors.ts';
import { IllegalTransition } from '../../../subgraphs/compute/service/records/illegal-transition.ts';
import { createInstanceRecords } from '../../../subgraphs/compute/service/records/instance-records.ts';
import { openOperationRecords } from '../../../subgraphs/compute/service/records/operation-records.ts';
import { openTaskRecords } from '../../../subgraphs/compute/service/records/task-records.ts';
import { accountUsage } from '../../../subgraphs/compute/store/account-usage.ts';
import { instances } from '../../../subgraphs/compute/store/instances.ts';
import { type OperationDoc, operations } from '../../../subgraphs/compute/store/operations.ts';
import { type TaskDoc, tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { insert, RevisionConflict, update } from '../../../subgraphs/store/port.ts';
import { eventually } from '../../kit/eventually.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';
import { newInstance, newOperation } from '../../kit/workflows/documents.ts';

async function records() {
  const clock = virtualClock();
  const store = await openEmbeddedStore({
    path: ':memory:',
    collections: [instances, operations, tasks, accountUsage],
    clock,
  });
  const options = { store, clock, logger: quietLogger };
  const all = {
    clock,
    store,
    instances: createInstanceRecords({ store }),
    operations: await openOperationRecords(options),
    tasks: await openTaskRecords(options),
  };
  onTestFinished(async () => {
    await all.operations.close();
    await all.tasks.close();
    await store.close();
  });
  return all;
}

const seen = (generation: number, state: 'RUNNING' | 'STOPPED' = 'RUNNING') =>
  ({ state, exists: true, generation, boots: 1 }) as const;

describe('instance records', () => {
  async function one() {
    const all = await records();
    const instance = newInstance();
    await all.store.commit([insert(instances, instance)]);
    return { ...all, uuid: instance._id };
  }

  it('moves along legal transitions only, and writes nothing when it is there', async () => {
    const { instances, uuid } = await one();
    const moved = await instances.move(uuid, 'RUNNING');
    expect(moved).toMatchObject({ state: 'RUNNING', revision: 2 });
    expect(await instances.move(uuid, 'RUNNING')).toEqual(moved);
    await expect(instances.move(uuid, 'STARTING')).rejects.toThrow(IllegalTransition);
    expect(await instances.get(uuid)).toEqual(moved);
  });

  it('a failure is there in FAILED only, and lets go of the name for good', async () => {
    const { instances, uuid } = await one();
    const failure = reason('NO_CAPACITY');
    expect(await instances.move(uuid, 'FAILED', { failure })).toMatchObject({ failure, holdsName: false });
    expect(await instances.move(uuid, 'DELETING')).toMatchObject({ failure: null, holdsName: false });
    const deletedAt = '2026-01-01T00:00:00.000Z';
    expect(await instances.move(uuid, 'DELETED', { deletedAt })).toMatchObject({
      deletedAt,
      holdsName: false,
    });
    await expect(instances.move(uuid, 'RUNNING')).rejects.toThrow(IllegalTransition);
  });

  it('never believes an older word than it has', async () => {
    const { instances, uuid } = await one();
    await instances.observe(uuid, seen(5));
    await instances.observe(uuid, seen(4, 'STOPPED'));
    await instances.observe(uuid, seen(5, 'STOPPED'));
    const { observed, revision } = await instances.observe(uuid, seen(5));
    expect({ observed, revision }).toEqual({ observed: seen(5), revision: 2 });
    const moved = await instances.move(uuid, 'RUNNING', { observed: seen(3, 'STOPPED') });
    expect(moved.observed).toEqual(seen(5));
    expect((await instances.observe(uuid, seen(6, 'STOPPED'))).observed).toEqual(seen(6, 'STOPPED'));
  });

  it('fifty writers at once: all are heard, none is lost', async () => {
    const { instances, uuid } = await one();
    const generations = Array.from({ length: 15 }, (_, index) => index + 1);
    await Promise.all(generations.map((generation) => instances.observe(uuid, seen(generation))));
    expect((await instances.get(uuid))?.observed?.generation).toBe(15);
  });

  it('an instance that never was is gone', async () => {
    const { instances } = await one();
    await expect(instances.move('nobody', 'RUNNING')).rejects.toMatchObject({
      reason: { code: 'INSTANCE_GONE' },
    });
  });
});

describe('operation records', () => {
  async function one() {
    const all = await records();
    const heard: (OperationDoc | undefined)[] = [];
    const unlisten = all.operations.onAdmitted((operation) => heard.push(operation));
    const operation = newOperation('STOP_INSTANCE', newInstance(), 1);
    await all.store.commit([insert(operations, operation)]);
    await eventually('the admission is heard', () => heard.length === 1);
    return { ...all, heard, unlisten, id: operation._id };
  }
  const read = async ({ operations }: Awaited<ReturnType<typeof records>>, id: string) => {
    const operation = await operations.get(id);
    if (!operation) throw new Error('no such operation');
    return operation;
  };

  it('the revision fences: a writer who has not read the newest writes nothing', async () => {
    const bench = await one();
    const stale = await read(bench, bench.id);
    await bench.operations.save(stale, { owner: 'new' });
    await expect(bench.operations.save(stale, { owner: 'old' })).rejects.toThrow(RevisionConflict);
    expect((await read(bench, bench.id)).owner).toBe('new');
  });

  it('refuses illegal transitions and counts only what has not ended', async () => {
    const bench = await one();
    const queued = await read(bench, bench.id);
    await expect(bench.operations.save(queued, { state: 'SUCCEEDED' })).rejects.toThrow(IllegalTransition);
    expect((await bench.operations.unfinished()).map(({ _id }) => _id)).toEqual([bench.id]);
    const running = await bench.operations.save(queued, { state: 'RUNNING' });
    expect(await bench.operations.save(running, { state: 'RUNNING' })).toEqual(running);
    expect(await bench.operations.save(running, { state: 'SUCCEEDED' })).toMatchObject({
      isUnfinished: false,
    });
    expect(await bench.operations.unfinished()).toEqual([]);
  });

  it('tells of admissions and of requests to stop, of nothing else, and ends at once', async () => {
    const bench = await one();
    const running = await bench.operations.save(await read(bench, bench.id), { state: 'RUNNING' });
    await bench.store.commit([update(operations, running, { cancelReason: reason('CANCELED') })]);
    await eventually('the request is heard', () => bench.heard.length === 2);
    expect(bench.heard.map((operation) => operation?.cancelReason?.code)).toEqual([undefined, 'CANCELED']);
    bench.unlisten();
    await bench.store.commit([insert(operations, newOperation('STOP_INSTANCE', newInstance(), 1))]);
    await bench.clock.advance(10);
    expect(bench.heard).toHaveLength(2);
  });
});

describe('task records', () => {
  const wanted = {
    id: 'operation/boot/run/1',
    nodeUuid: 'node',
    kind: 'instance.start',
    instanceUuid: 'instance',
    payload: { uuid: 'instance' },
    deadlineMs: 1_000,
  } as const;
  const done = { failure: null, observed: null };

  it('asking twice, even at once, is asking once; the first payload holds', async () => {
    const { tasks } = await records();
    const [first, second] = await Promise.all([
      tasks.ensure(wanted),
      tasks.ensure({ ...wanted, payload: { uuid: 'other' } }),
    ]);
    expect(second).toEqual(first);
    expect(await tasks.unfinishedOf('node')).toEqual([first]);
    expect(await tasks.unfinishedOf('another')).toEqual([]);
  });

  it('takes one answer, from the node that was asked', async () => {
    const { tasks } = await records();
    await tasks.ensure(wanted);
    expect(await tasks.finish('another', wanted.id, done)).toBe(false);
    expect(await tasks.finish('node', 'unknown', done)).toBe(false);
    const failure = { code: 'TASK_FAILED', message: 'no', isFinal: false } as const;
    const answers = await Promise.all(
      [1, 2, 3].map(() => tasks.finish('node', wanted.id, { ...done, failure })),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await tasks.get(wanted.id)).toMatchObject({ state: 'FAILED', isUnfinished: false, failure });
    expect(await tasks.unfinishedOf('node')).toEqual([]);
  });

  it('what is withdrawn is not sent nor answered any more; what has ended stays as it ended', async () => {
    const { tasks } = await records();
    await tasks.ensure(wanted);
    await tasks.ensure({ ...wanted, id: 'ended' });
    await tasks.finish('node', 'ended', done);
    await tasks.withdraw([wanted.id, 'ended', 'unknown']);
    expect(await tasks.finish('node', wanted.id, done)).toBe(false);
    expect((await tasks.get(wanted.id))?.state).toBe('WITHDRAWN');
    expect((await tasks.get('ended'))?.state).toBe('DONE');
  });

  it('tells of every change, in order, until told to stop', async () => {
    const { tasks, clock } = await records();
    const heard: TaskDoc['state'][] = [];
    const unlisten = tasks.onChange(({ state }) => heard.push(state));
    await tasks.ensure(wanted);
    await tasks.finish('node', wanted.id, done);
    await eventually('both are heard', () => heard.length === 2);
    unlisten();
    await tasks.ensure({ ...wanted, id: 'next' });
    await clock.advance(10);
    expect(heard).toEqual(['WAITING', 'DONE']);
  });
});
