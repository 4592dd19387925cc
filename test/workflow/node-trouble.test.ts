import { describe, expect, it } from 'vitest';
import { operationKinds } from '../../schema/states.ts';
import { taskKinds } from '../../schema/tasks.ts';
import { expectHonestHistory, expectNothingLeft } from '../kit/workflows/laws.ts';
import { begin, expectGoodEnd, expectTakenBack, prepare } from '../kit/workflows/story.ts';
import { type WorkflowBench, workflowBench } from '../kit/workflows/workflow-bench.ts';

const taskFailure = (isFinal: boolean) =>
  ({ code: 'TASK_FAILED', message: 'zoneadm: secret at /zones/x', isFinal }) as const;

const createTasks = ['image.ensure', 'instance.create', 'instance.start'] as const;

describe('what a node says', () => {
  it.each(operationKinds)('%s: a lost answer is asked for again and has one effect', async (kind) => {
    const bench = await workflowBench();
    const prepared = await prepare(bench, kind);
    for (const task of taskKinds) bench.node.loseAnswerOf.add(task);
    await expectGoodEnd(bench, kind, await begin(bench, kind, prepared));
  });

  it.each(createTasks)('a failure of %s that passes is tried again', async (task) => {
    const bench = await workflowBench();
    bench.node.failures.set(task, { failure: taskFailure(false), count: 3 });
    await expectGoodEnd(bench, 'CREATE_INSTANCE', await begin(bench, 'CREATE_INSTANCE', undefined));
  });

  it.each(createTasks)('a final failure of %s unwinds the creation, in our words only', async (task) => {
    const bench = await workflowBench();
    bench.node.failures.set(task, { failure: taskFailure(true), count: 1 });
    const told = await begin(bench, 'CREATE_INSTANCE', undefined);
    const operation = await expectTakenBack(bench, 'CREATE_INSTANCE', told, 'NODE_TASK_FAILED');
    expect(JSON.stringify(operation)).not.toContain('secret');
  });

  it.each([
    ['DISK_FULL', 'NODE_DISK_FULL'],
    ['NO_IMAGE', 'IMAGE_UNAVAILABLE'],
    ['UNKNOWN_KIND', 'NODE_TASK_FAILED'],
  ] as const)('%s becomes %s', async (code, reason) => {
    const bench = await workflowBench();
    const failure = { code, message: '', isFinal: true };
    bench.node.failures.set('instance.create', { failure, count: 1 });
    await expectTakenBack(bench, 'CREATE_INSTANCE', await begin(bench, 'CREATE_INSTANCE', undefined), reason);
  });

  it('a failure is not believed when the zone is as it was wanted', async () => {
    const bench = await workflowBench();
    for (const task of ['instance.create', 'instance.start'] as const) {
      bench.node.failures.set(task, { failure: taskFailure(true), count: 1, afterEffect: true });
    }
    await expectGoodEnd(bench, 'CREATE_INSTANCE', await begin(bench, 'CREATE_INSTANCE', undefined));
  });

  it('a success is not believed when the zone is not there', async () => {
    const bench = await workflowBench();
    bench.node.lies.set('instance.create', 2);
    const told = await begin(bench, 'CREATE_INSTANCE', undefined);
    await expectGoodEnd(bench, 'CREATE_INSTANCE', told);
    expect((await bench.operation(told.operation)).steps[3]?.attempts).toBe(3);
  });

  it('a reboot whose answer came too late is not done again', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    bench.node.loseAnswerOf.add('instance.reboot');
    bench.node.held.add('instance.reboot');
    const operation = await bench.admit('REBOOT_INSTANCE', uuid);
    await bench.until('it is asked', async () => (await bench.unfinishedTasks()).length === 1);
    const [task] = await bench.unfinishedTasks();
    bench.node.set(uuid, { state: 'RUNNING', boots: 2 });
    await bench.until('it is asked anew', async () => (await bench.unfinishedTasks())[0]?._id !== task?._id);
    bench.node.held.clear();
    expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
    expect(bench.effectsOn(uuid)).toEqual(['create', 'start']);
    expect(bench.node.observe(uuid)).toMatchObject({ boots: 2 });
  });

  it('F9: a zone is believed gone after two looks: what comes back after the first is removed', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    bench.node.lateCreations.add(uuid);
    expect((await bench.ended(await bench.admit('DELETE_INSTANCE', uuid))).state).toBe('SUCCEEDED');
    expect(bench.effectsOn(uuid)).toEqual(['create', 'start', 'delete', 'delete']);
    await expectNothingLeft(bench, uuid);
  });

  it('a guest that shuts itself down right after booting is STOPPED, and not started again', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.start');
    const { instance, operation } = await bench.create();
    await bench.untilOperation(operation, (it) => it.steps[4]?.state === 'RUNNING');
    bench.node.guestsThatHalt.add(instance);
    bench.node.held.clear();
    expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
    expect((await bench.instance(instance)).state).toBe('STOPPED');
    expect(bench.effectsOn(instance)).toEqual(['create', 'start']);
  });
});

/** The node hears nothing any more, and the headnode has noticed. */
async function silence(bench: WorkflowBench): Promise<void> {
  for (const node of bench.parts.nodes) node.isSilent = true;
  for (const { uuid } of bench.parts.nodes) await bench.parts.records.nodes.setStatus(uuid, 'UNKNOWN', null);
}

async function back(bench: WorkflowBench): Promise<void> {
  for (const { uuid } of bench.parts.nodes) await bench.parts.records.nodes.setStatus(uuid, 'RUNNING', null);
  for (const node of bench.parts.nodes) node.isSilent = false;
}

describe('a node that falls silent', () => {
  it.each(createTasks)(
    'during %s: the creation fails, and what the node has is removed when it is back',
    async (task) => {
      const bench = await workflowBench();
      bench.node.held.add(task);
      const { instance, operation } = await bench.create();
      await bench.until('it is asked', async () =>
        (await bench.unfinishedTasks()).some(({ kind }) => kind === task),
      );
      await silence(bench);
      expect(await bench.ended(operation)).toMatchObject({
        state: 'FAILED',
        error: { code: 'NODE_UNREACHABLE' },
      });
      expect(await bench.instance(instance)).toMatchObject({
        state: 'FAILED',
        nodeUuid: null,
        holdsName: false,
      });
      expect(bench.parts.nics.of(instance)).toEqual([]);
      bench.node.held.clear();
      await back(bench);
      await bench.until('nothing is left to do', async () => (await bench.unfinishedTasks()).length === 0);
      await expectNothingLeft(bench, instance);
    },
  );

  it.each([
    ['START_INSTANCE', 'instance.start'],
    ['STOP_INSTANCE', 'instance.stop'],
    ['REBOOT_INSTANCE', 'instance.reboot'],
  ] as const)('during %s: it fails, nothing is done later, and the state is UNKNOWN', async (kind, task) => {
    const bench = await workflowBench();
    const uuid = await prepare(bench, kind);
    bench.node.held.add(task);
    const { operation, instance, effectsBefore } = await begin(bench, kind, uuid);
    await bench.until('it is asked', async () => (await bench.unfinishedTasks()).length === 1);
    await silence(bench);
    expect(await bench.ended(operation)).toMatchObject({
      state: 'FAILED',
      error: { code: 'NODE_UNREACHABLE' },
    });
    expect((await bench.instance(instance)).state).toBe('UNKNOWN');
    expect(await bench.unfinishedTasks()).toEqual([]);
    bench.node.held.clear();
    await back(bench);
    await bench.parts.clock.advance(10_000);
    expect(bench.effectsOn(instance).length).toBe(effectsBefore);
    await expectHonestHistory(bench, instance);
  });

  it.each(['DELETE_INSTANCE', 'UPDATE_INSTANCE'] as const)('%s waits for it, however long', async (kind) => {
    const bench = await workflowBench();
    const uuid = await prepare(bench, kind);
    await silence(bench);
    const told = await begin(bench, kind, uuid);
    await bench.parts.clock.advance(2 * 3_600_000);
    expect((await bench.operation(told.operation)).state).toBe('RUNNING');
    await back(bench);
    await expectGoodEnd(bench, kind, told);
    expect((await bench.operation(told.operation)).steps.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('for a moment only: nothing comes of it', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.create');
    const told = await begin(bench, 'CREATE_INSTANCE', undefined);
    await bench.until(
      'it is asked',
      async () => (await bench.unfinishedTasks())[0]?.kind === 'instance.create',
    );
    await silence(bench);
    await bench.parts.clock.advance(70_000);
    await back(bench);
    await bench.parts.clock.advance(70_000);
    bench.node.held.clear();
    await expectGoodEnd(bench, 'CREATE_INSTANCE', told);
  });

  it('no number of deletions waiting for it keeps others from working', async () => {
    const bench = await workflowBench({ engine: { parallel: 2 } });
    const uuids = [
      await bench.running(),
      await bench.running(),
      await bench.running(),
      await bench.running(),
    ];
    bench.node.held.add('instance.delete');
    for (const uuid of uuids) await bench.admit('DELETE_INSTANCE', uuid);
    await bench.until('all wait', async () => (await bench.unfinishedTasks()).length === uuids.length);
    const other = await bench.running();
    expect((await bench.instance(other)).state).toBe('RUNNING');
  });
});

describe('a node that hears and does not answer', () => {
  it('is asked anew after the deadline, and the old task is withdrawn', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.start');
    const told = await begin(bench, 'CREATE_INSTANCE', undefined);
    await bench.until(
      'it is asked',
      async () => (await bench.unfinishedTasks())[0]?.kind === 'instance.start',
    );
    const [first] = await bench.unfinishedTasks();
    await bench.untilOperation(told.operation, (it) => it.steps[4]?.attempts === 2);
    expect((await bench.parts.records.tasks.get(first?._id ?? ''))?.state).toBe('WITHDRAWN');
    bench.node.held.clear();
    await expectGoodEnd(bench, 'CREATE_INSTANCE', told);
  });

  it('for ever: the creation fails, its undo is stuck and loud, and ends when the node wakes', async () => {
    const bench = await workflowBench();
    for (const kind of ['instance.start', 'instance.delete'] as const) bench.node.held.add(kind);
    const { instance, operation } = await bench.create();
    await bench.until(
      'it is stuck',
      async () => (await bench.operation(operation)).state === 'STUCK',
      20_000_000,
    );
    expect(bench.parts.log.some(({ level, message }) => level === 'error' && message.includes('stuck'))).toBe(
      true,
    );
    expect((await bench.instance(instance)).state).toBe('PROVISIONING');
    bench.node.held.clear();
    expect(await bench.ended(operation)).toMatchObject({
      state: 'FAILED',
      error: { code: 'NODE_UNREACHABLE' },
    });
    await expectNothingLeft(bench, instance);
  });
});

describe('placement and image', () => {
  it('no room: fails with the reason, nothing left', async () => {
    const bench = await workflowBench();
    const { instance, operation } = await bench.create({ ramMiB: 10_000_000 });
    const ended = await expectTakenBack(
      bench,
      'CREATE_INSTANCE',
      { instance, operation, effectsBefore: 0 },
      'NO_CAPACITY',
    );
    expect(ended.error?.message).toContain('memory');
  });

  it('an image that is gone: fails with the reason, nothing left', async () => {
    const bench = await workflowBench();
    bench.parts.images.chain = undefined;
    await expectTakenBack(
      bench,
      'CREATE_INSTANCE',
      await begin(bench, 'CREATE_INSTANCE', undefined),
      'IMAGE_UNAVAILABLE',
    );
  });
});

describe('what is not possible', () => {
  it.each([
    ['START_INSTANCE', { state: 'FAILED' }],
    ['STOP_INSTANCE', { state: 'FAILED' }],
    ['REBOOT_INSTANCE', { state: 'STOPPED' }],
    ['UPDATE_INSTANCE', { state: 'FAILED' }],
  ] as const)('%s of an instance that is %o', async (kind, { state }) => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    if (state === 'STOPPED') await bench.ended(await bench.admit('STOP_INSTANCE', uuid));
    else
      await bench.parts.records.instances.move(uuid, state, {
        failure: { code: 'INTERNAL', message: 'broken' },
      });
    const effects = bench.effectsOn(uuid).length;
    const operation = await bench.ended(await bench.admit(kind, uuid));
    expect(operation).toMatchObject({ state: 'FAILED', error: { code: 'INVALID_STATE' } });
    expect((await bench.instance(uuid)).state).toBe(state);
    expect(bench.effectsOn(uuid).length).toBe(effects);
  });

  it.each([
    ['START_INSTANCE', 'RUNNING'],
    ['STOP_INSTANCE', 'STOPPED'],
  ] as const)('%s of one that is %s already succeeds without effect', async (kind, state) => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    if (state === 'STOPPED') await bench.ended(await bench.admit('STOP_INSTANCE', uuid));
    const [{ revision }, effects] = [await bench.instance(uuid), bench.effectsOn(uuid).length];
    expect((await bench.ended(await bench.admit(kind, uuid))).state).toBe('SUCCEEDED');
    expect(await bench.instance(uuid)).toMatchObject({ state, revision: revision + 1 });
    expect(bench.effectsOn(uuid).length).toBe(effects);
  });
});
