import { describe, expect, it } from 'vitest';
import type { StepContext } from '../../headnode/workflows/step-context.ts';
import { TerminalError } from '../../schema/errors.ts';
import { crashAt } from '../kit/workflows/crash-at.ts';
import { expectHonestHistory, expectNothingLeft } from '../kit/workflows/laws.ts';
import { expectGoodEnd } from '../kit/workflows/story.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';
import { type Half, wrappedWorkflows } from '../kit/workflows/wrapped-workflows.ts';

/** Writes down which operations have a step at work, and how many there were at the same moment. */
function watchers() {
  const working = new Map<string, Set<string>>();
  const overlaps: string[] = [];
  let most = 0;
  const run =
    (half: Half): Half =>
    async (context: StepContext) => {
      const { targetUuid, _id } = context.operation;
      const others = working.get(targetUuid) ?? new Set();
      if (others.size > 0) overlaps.push(targetUuid);
      working.set(targetUuid, others.add(_id));
      most = Math.max(most, [...working.values()].filter(({ size }) => size > 0).length);
      await half(context);
      others.delete(_id);
    };
  return { workflows: wrappedWorkflows({ run }), overlaps, most: () => most };
}

describe('the engine', () => {
  it('does the operations of one instance one after another in their order, those of others side by side', async () => {
    const watch = watchers();
    const bench = await workflowBench({ engine: { workflows: watch.workflows } });
    const created = await Promise.all([bench.create(), bench.create(), bench.create()]);
    for (const { instance } of created) {
      for (const kind of ['STOP_INSTANCE', 'START_INSTANCE', 'STOP_INSTANCE'] as const) {
        await bench.admit(kind, instance);
      }
    }
    for (const { instance } of created) {
      expect((await bench.quiet(instance)).state).toBe('STOPPED');
      expect(bench.effectsOn(instance)).toEqual(['create', 'start', 'stop', 'start', 'stop']);
      await expectHonestHistory(bench, instance);
    }
    expect(watch.overlaps).toEqual([]);
    expect(watch.most()).toBeGreaterThan(1);
  });

  it('works on no more than it may at the same moment, and gets through all the same', async () => {
    const bench = await workflowBench({ engine: { parallel: 1 } });
    const created = await Promise.all(Array.from({ length: 12 }, () => bench.create()));
    for (const { operation } of created) expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
    expect(bench.engine.stats()).toEqual({ underway: 0, waiting: 0 });
  });

  it('shows progress as it goes: every step is seen under way before it is seen done', async () => {
    const bench = await workflowBench();
    const { operation } = await bench.create();
    await bench.ended(operation);
    await bench.until('the feed has caught up', () => bench.parts.history.at(-1)?.after?._id === operation);
    const seen = bench.parts.history.flatMap(({ id, after }) =>
      id === operation && after && 'steps' in after && Array.isArray(after.steps)
        ? [after.steps.map((step: { state: string }) => step.state)]
        : [],
    );
    for (const index of [0, 1, 2, 3, 4, 5]) {
      const states = seen.map((steps) => steps[index]).filter((state, at, all) => state !== all[at - 1]);
      expect(states).toEqual(['PENDING', 'RUNNING', 'SUCCEEDED']);
    }
    // Admission, six beginnings of which each but the first is one write with the end before it, and the end.
    expect(seen).toHaveLength(8);
  });

  it('an undo that fails for ever: STUCK and loud, its instance waits, others do not, and it can still end', async () => {
    const bench = await workflowBench();
    let isBroken = true;
    const workflows = wrappedWorkflows({
      run: (half, { name }) =>
        name === 'settle' ? () => Promise.reject(new TerminalError('NODE_DISK_FULL')) : half,
      undo:
        (half, { name }) =>
        async (context) => {
          if (name === 'reserve-nics' && isBroken) throw new Error('cannot');
          await half(context);
        },
    });
    await bench.restart({ workflows });
    const { instance, operation } = await bench.create();
    await bench.untilOperation(operation, (it) => it.state === 'STUCK');
    const deletion = await bench.admit('DELETE_INSTANCE', instance);
    await bench.parts.clock.advance(120_000);
    expect((await bench.operation(deletion)).state).toBe('QUEUED');
    expect((await bench.operation(operation)).error).toMatchObject({ code: 'NODE_DISK_FULL' });
    expect(bench.parts.log.filter(({ level }) => level === 'error').length).toBeGreaterThan(1);
    await bench.restart();
    const other = await bench.running();
    expect((await bench.instance(other)).state).toBe('RUNNING');
    isBroken = false;
    await bench.restart({ workflows });
    expect((await bench.ended(operation)).state).toBe('FAILED');
    await bench.restart();
    expect((await bench.ended(deletion)).state).toBe('SUCCEEDED');
    await bench.ended(await bench.admit('DELETE_INSTANCE', other));
    await expectNothingLeft(bench, instance);
  });

  it('leaves alone what another living engine drives, and what stands behind it', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    bench.node.held.add('instance.stop');
    const stop = await bench.admit('STOP_INSTANCE', uuid);
    const start = await bench.admit('START_INSTANCE', uuid);
    await bench.untilOperation(stop, (it) => it.steps[1]?.state === 'RUNNING');
    const { owner } = await bench.operation(stop);
    const other = bench.newEngine({ isLive: (id) => id === owner });
    await other.start();
    await bench.parts.clock.advance(90_000);
    expect(owner).not.toBeNull();
    expect(other.stats()).toEqual({ underway: 0, waiting: 2 });
    expect((await bench.operation(stop)).owner).toBe(owner);
    expect((await bench.operation(start)).state).toBe('QUEUED');
    bench.node.held.clear();
    expect((await bench.ended(start)).state).toBe('SUCCEEDED');
    expect(bench.effectsOn(uuid)).toEqual(['create', 'start', 'stop', 'start']);
    await other.stop();
  });

  it('two engines that see everything at the same moment do it once', async () => {
    const bench = await workflowBench();
    const other = bench.newEngine({ isLive: () => true });
    await other.start();
    await bench.restart({ isLive: () => true });
    const created = await Promise.all(Array.from({ length: 10 }, () => bench.create()));
    for (const { instance, operation } of created) {
      expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
      expect(bench.effectsOn(instance)).toEqual(['create', 'start']);
      expect((await bench.operation(operation)).steps.map(({ attempts }) => attempts)).toEqual([
        1, 1, 1, 1, 1, 1,
      ]);
      await expectHonestHistory(bench, instance);
    }
    await other.stop();
  });

  it('a former owner that wakes up late writes nothing', async () => {
    const bench = await workflowBench();
    let goOn = (): void => undefined;
    const hold = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let isFirst = true;
    await bench.restart({
      crashPoints: {
        at: (point) => {
          if (point !== 'create-zone/run/done-not-logged' || !isFirst) return undefined;
          isFirst = false;
          return hold;
        },
      },
    });
    const sleeper = bench.engine;
    const { instance, operation } = await bench.create();
    await bench.until('it sleeps', () => !isFirst);
    const successor = bench.newEngine({});
    await successor.start();
    await bench.ended(operation);
    const { revision } = await bench.operation(operation);
    goOn();
    await sleeper.stop();
    expect((await bench.operation(operation)).revision).toBe(revision);
    expect(bench.effectsOn(instance)).toEqual(['create', 'start']);
    await successor.stop();
  });

  it('stops without leaving anything at work, and the next one goes on', async () => {
    const bench = await workflowBench();
    bench.node.held.add('instance.create');
    const created = await bench.create();
    await bench.until('the node is waited for', async () => (await bench.unfinishedTasks()).length === 1);
    await bench.engine.stop();
    const { revision } = await bench.operation(created.operation);
    bench.node.held.clear();
    await bench.node.redeliver();
    await bench.parts.clock.advance(60_000);
    expect((await bench.operation(created.operation)).revision).toBe(revision);
    await bench.restart();
    await expectGoodEnd(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 });
  });

  it('a wall clock that jumps by an hour delays nothing by more than a back-off', async () => {
    const bench = await workflowBench();
    let left = 1;
    const workflows = wrappedWorkflows({
      run: (half) => async (context) => {
        if (left-- > 0) throw new Error('not now');
        await half(context);
      },
    });
    bench.parts.clock.jumpWallTime(3_600_000);
    await bench.restart({ workflows });
    const { operation } = await bench.create();
    await bench.untilOperation(operation, (it) => it.notBefore !== null);
    bench.parts.clock.jumpWallTime(-7_200_000);
    await bench.restart();
    const before = bench.parts.clock.monotonic();
    expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
    expect(bench.parts.clock.monotonic() - before).toBeLessThan(60_000);
  });

  it('100 creations at once, the engine dying again and again: all settle, nothing is done twice', async () => {
    const bench = await workflowBench({ nodes: 3 });
    const created = await Promise.all(Array.from({ length: 100 }, () => bench.create()));
    for (const occurrence of [20, 60, 120]) {
      const crash = crashAt('create-zone/run/done-not-logged', occurrence);
      await bench.restart({ crashPoints: crash });
      await bench.until('it has died, or nothing is left', async () => {
        return crash.hasCrashed() || (await bench.parts.records.operations.unfinished()).length === 0;
      });
    }
    await bench.restart();
    await bench.until(
      'all have ended',
      async () => (await bench.parts.records.operations.unfinished()).length === 0,
    );
    for (const { instance } of created) {
      expect((await bench.instance(instance)).state).toBe('RUNNING');
      expect(bench.effectsOn(instance)).toEqual(['create', 'start']);
    }
  });

  it('an operation with a step that nobody knows is refused loudly and left as it is', async () => {
    const bench = await workflowBench();
    await bench.restart({
      workflows: {
        ...wrappedWorkflows({}),
        CREATE_INSTANCE: {
          kind: 'CREATE_INSTANCE',
          steps: wrappedWorkflows({}).CREATE_INSTANCE.steps.slice(1),
        },
      },
    });
    const { operation } = await bench.create();
    await bench.until('it is refused', () => bench.parts.log.some(({ level }) => level === 'error'));
    expect((await bench.operation(operation)).state).toBe('QUEUED');
    await bench.restart();
    expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
  });
});
