import { describe, expect, it } from 'vitest';
import { workflowSteps } from '../../schema/workflows.ts';
import { expectHonestHistory, expectNothingLeft } from '../kit/workflows/laws.ts';
import { expectTakenBack } from '../kit/workflows/story.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';
import { type Half, wrappedWorkflows } from '../kit/workflows/wrapped-workflows.ts';

const createSteps = workflowSteps.CREATE_INSTANCE.map((name) => ({ name }));

/** Calls `act` while the step is at work, or when its work is done and not yet logged. */
const during = (name: string, moment: 'before' | 'after', act: () => Promise<void>) =>
  wrappedWorkflows({
    run: (half: Half, step, workflow): Half =>
      workflow.kind === 'CREATE_INSTANCE' && step.name === name
        ? async (context) => {
            if (moment === 'before') await act();
            await half(context);
            if (moment === 'after') await act();
          }
        : half,
  });

describe('cancelling a creation', () => {
  it.each(
    createSteps.flatMap(({ name }) => [
      { name, moment: 'before' as const },
      { name, moment: 'after' as const },
    ]),
  )('while $name is at work ($moment its work)', async ({ name, moment }) => {
    const bench = await workflowBench();
    let operation = '';
    await bench.restart({ workflows: during(name, moment, () => bench.cancel(operation)) });
    const created = await bench.create();
    operation = created.operation;
    await expectTakenBack(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 }, 'CANCELED');
  });

  it('ends the wait for a node that takes its time', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.create');
    const created = await bench.create();
    await bench.until('the node is waited for', async () => (await bench.unfinishedTasks()).length === 1);
    const before = bench.parts.clock.monotonic();
    await bench.cancel(created.operation);
    await expectTakenBack(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 }, 'CANCELED');
    expect(bench.parts.clock.monotonic() - before).toBeLessThan(60_000);
  });

  it('ends a back-off', async () => {
    const bench = await workflowBench();
    const run = (half: Half, step: { name: string }): Half =>
      step.name === 'boot' ? () => Promise.reject(new Error('not now')) : half;
    await bench.restart({ workflows: wrappedWorkflows({ run }) });
    const created = await bench.create();
    await bench.untilOperation(created.operation, (it) => it.notBefore !== null);
    await bench.cancel(created.operation);
    await expectTakenBack(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 }, 'CANCELED');
  });

  it('that has not begun does nothing at all', async () => {
    const bench = await workflowBench();
    await bench.engine.stop();
    const created = await bench.create();
    await bench.cancel(created.operation);
    await bench.restart();
    const operation = await expectTakenBack(
      bench,
      'CREATE_INSTANCE',
      { ...created, effectsBefore: 0 },
      'CANCELED',
    );
    expect(operation.steps.every(({ state }) => state === 'PENDING')).toBe(true);
    expect(bench.effectsOn(created.instance)).toEqual([]);
  });

  it('again while it is taken back changes nothing', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.delete');
    bench.node.held.add('instance.start');
    const created = await bench.create();
    await bench.untilOperation(created.operation, (it) => it.steps[4]?.state === 'RUNNING');
    await bench.cancel(created.operation);
    await bench.untilOperation(created.operation, (it) => it.state === 'UNDOING');
    bench.node.held.clear();
    await expectTakenBack(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 }, 'CANCELED');
  });
});

describe('cancelling others', () => {
  it('one that waits behind another ends at once and never runs', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    bench.node.held.add('instance.stop');
    const stop = await bench.admit('STOP_INSTANCE', uuid);
    const start = await bench.admit('START_INSTANCE', uuid);
    await bench.untilOperation(stop, (it) => it.steps[1]?.state === 'RUNNING');
    await bench.cancel(start);
    expect(await bench.ended(start)).toMatchObject({ state: 'CANCELED', startedAt: null });
    expect((await bench.operation(stop)).state).toBe('RUNNING');
    bench.node.held.clear();
    expect((await bench.ended(stop)).state).toBe('SUCCEEDED');
    expect((await bench.quiet(uuid)).state).toBe('STOPPED');
  });

  it('one that runs is finished', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    bench.node.held.add('instance.stop');
    const stop = await bench.admit('STOP_INSTANCE', uuid);
    await bench.untilOperation(stop, (it) => it.steps[1]?.state === 'RUNNING');
    await bench.cancel(stop);
    bench.node.held.clear();
    expect((await bench.ended(stop)).state).toBe('SUCCEEDED');
    expect((await bench.instance(uuid)).state).toBe('STOPPED');
  });
});

describe('deleting while creating', () => {
  it.each(createSteps)('during $name: unwound once, deleted, nothing left', async ({ name }) => {
    const bench = await workflowBench();
    let uuid = '';
    let deletion = '';
    const workflows = during(name, 'before', async () => {
      deletion ||= await bench.admit('DELETE_INSTANCE', uuid);
    });
    await bench.restart({ workflows });
    const created = await bench.create();
    uuid = created.instance;
    expect(await bench.ended(created.operation)).toMatchObject({
      state: 'CANCELED',
      error: { code: 'SUPERSEDED' },
    });
    expect((await bench.ended(deletion)).state).toBe('SUCCEEDED');
    expect(await bench.instance(uuid)).toMatchObject({ state: 'DELETED', failure: null });
    expect(bench.effectsOn(uuid).filter((verb) => verb === 'delete').length).toBeLessThanOrEqual(1);
    await expectNothingLeft(bench, uuid);
    await expectHonestHistory(bench, uuid);
  });

  it('before the creation has begun', async () => {
    const bench = await workflowBench();
    await bench.engine.stop();
    const { instance, operation } = await bench.create();
    const deletion = await bench.admit('DELETE_INSTANCE', instance);
    await bench.restart();
    expect((await bench.ended(deletion)).state).toBe('SUCCEEDED');
    expect((await bench.operation(operation)).state).toBe('CANCELED');
    expect((await bench.instance(instance)).state).toBe('DELETED');
    await expectNothingLeft(bench, instance);
  });

  it('twice: the second finds nothing to do', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    await bench.ended(await bench.admit('DELETE_INSTANCE', uuid));
    const { revision } = await bench.instance(uuid);
    expect((await bench.ended(await bench.admit('DELETE_INSTANCE', uuid))).state).toBe('SUCCEEDED');
    expect((await bench.instance(uuid)).revision).toBe(revision + 1);
    await expectHonestHistory(bench, uuid);
  });
});
