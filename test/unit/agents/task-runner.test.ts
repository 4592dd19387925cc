import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SimHost } from '../../../agents/hosts/sim/sim-host.ts';
import { Journal, type TaskOutcome } from '../../../agents/runtime/journal.ts';
import { TaskRunner } from '../../../agents/runtime/task-runner.ts';
import { usualTimings } from '../../../agents/runtime/timings.ts';
import type { TaskDelivery } from '../../../agents/tasks/read-task.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { limits } from '../../../schema/limits.ts';
import { imageOf, specOf } from '../../kit/agents/fixtures.ts';
import { openSimHost } from '../../kit/agents/node-rig.ts';
import { eventually } from '../../kit/eventually.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';

const timings = { ...usualTimings, graceMs: 30 };
const { signal } = new AbortController();

async function startRunner(directory: string, host: SimHost) {
  const outcomes: TaskOutcome[] = [];
  const journal = await Journal.open(join(directory, 'journal.jsonl'), quietLogger);
  const finished = (outcome: TaskOutcome): void => void outcomes.push(outcome);
  const runner = new TaskRunner({
    journal,
    host,
    clock: systemClock,
    logger: quietLogger,
    timings,
    finished,
  });
  onTestFinished(() => journal.close());
  return {
    runner,
    journal,
    outcomes,
    ended: (id: string) => eventually(id, () => outcomes.find(({ taskId }) => taskId === id)),
    /** The process dies: nothing more is written. */
    crash: async () => {
      runner.stop();
      await journal.close();
    },
  };
}

async function nodeWithRunner() {
  const directory = temporaryDirectory();
  const openHost = () => openSimHost(join(directory, 'host'));
  const host = openHost();
  const image = imageOf();
  await host.images.ensure(image, signal);
  const spec = specOf(image.uuid);
  return { directory, host, openHost, spec, uuid: spec.uuid, ...(await startRunner(directory, host)) };
}

let taskNumber = 0;
const taskOf = (kind: string, instance: string, payload: unknown, deadlineMs = 10_000): TaskDelivery => {
  taskNumber += 1;
  return { id: `task-${taskNumber}`, kind, instance, payload, deadlineMs };
};
const createOf = (spec: { uuid: string }, deadlineMs?: number) =>
  taskOf('instance.create', spec.uuid, { spec }, deadlineMs);
const startOf = (uuid: string, deadlineMs?: number) => taskOf('instance.start', uuid, { uuid }, deadlineMs);

describe('a task is done once', () => {
  it('however often it is delivered: at the same time, while it runs, and afterwards', async () => {
    const { runner, host, spec, ended, outcomes } = await nodeWithRunner();
    const create = createOf(spec);
    const together = await Promise.all([1, 2, 3].map(() => runner.receive(create)));
    expect(together).toEqual([true, true, true]);
    await ended(create.id);
    expect(await runner.receive(create)).toBe(false);
    expect(await runner.receive(create)).toBe(false);
    expect(outcomes).toHaveLength(3);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(host.zones()).toMatchObject([{ state: 'STOPPED' }]);
  });

  it('when the process dies between the act and the journal', async () => {
    const { runner, host, openHost, spec, directory, crash } = await nodeWithRunner();
    host.faults.inject({ act: 'instance.create', mode: 'hang-after' });
    const create = createOf(spec);
    await runner.receive(create);
    await eventually('it has acted', () => host.zones().some(({ state }) => state === 'STOPPED'));
    await crash();
    host.switchOff();
    const reopened = openHost();
    const again = await startRunner(directory, reopened);
    again.runner.resume();
    expect(await again.ended(create.id)).toMatchObject({ failure: null, observed: { state: 'STOPPED' } });
    expect(reopened.zones()).toMatchObject([{ spec: { uuid: spec.uuid }, boots: 0 }]);
  });

  it('when the process dies with the task in the journal and nothing done', async () => {
    const { runner, host, openHost, spec, directory, crash } = await nodeWithRunner();
    host.faults.inject({ act: 'instance.create', mode: 'hang' });
    const create = createOf(spec);
    await runner.receive(create);
    await crash();
    const again = await startRunner(directory, openHost());
    again.runner.resume();
    expect(await again.ended(create.id)).toMatchObject({ failure: null, observed: { state: 'STOPPED' } });
  });

  it('when it is delivered again after a restart that found it finished', async () => {
    const { runner, host, spec, directory, ended, crash } = await nodeWithRunner();
    const create = createOf(spec);
    await runner.receive(create);
    const outcome = await ended(create.id);
    await crash();
    host.hand.delete(spec.uuid);
    const again = await startRunner(directory, host);
    again.runner.resume();
    expect(await again.runner.receive(create)).toBe(false);
    expect(again.outcomes).toEqual([outcome]);
    expect(host.zones()).toEqual([]);
  });

  it('and not at all, nor acknowledged, when it cannot be written down', async () => {
    const { runner, journal, host, spec } = await nodeWithRunner();
    await journal.close();
    await expect(runner.receive(createOf(spec))).rejects.toThrow();
    await eventually('nothing waits', () => runner.unfinished === 0);
    expect(host.zones()).toEqual([]);
  });
});

describe('queues', () => {
  it('tasks of one instance are done in order, and a hanging one holds up no other instance', async () => {
    const { runner, host, spec, uuid, ended, outcomes } = await nodeWithRunner();
    const other = specOf(spec.imageUuid);
    host.faults.inject({ act: 'instance.create', mode: 'hang', uuid });
    const stuck = createOf(spec, 150);
    const waiting = startOf(uuid);
    const free = createOf(other);
    for (const task of [stuck, waiting, free]) await runner.receive(task);
    await ended(waiting.id);
    expect(outcomes.map(({ taskId }) => taskId)).toEqual([free.id, stuck.id, waiting.id]);
    expect(await ended(stuck.id)).toMatchObject({ failure: { code: 'TASK_FAILED', isFinal: false } });
    expect(await ended(waiting.id)).toMatchObject({ failure: { code: 'NO_INSTANCE' }, observed: null });
  });

  it('are bounded: what is too much is refused as BUSY, and stays refused', async () => {
    const { runner, host, spec, uuid, ended } = await nodeWithRunner();
    const depth = limits.node.queuedTasksPerInstance;
    const remove = host.faults.inject({ act: 'instance.create', mode: 'hang' });
    const starts = Array.from({ length: depth }, () => startOf(uuid));
    const taken = await Promise.all([createOf(spec, 200), ...starts].map((task) => runner.receive(task)));
    expect(taken).toEqual([...Array.from({ length: depth }, () => true), false]);
    const last = starts.at(-1) ?? startOf(uuid);
    expect(await ended(last.id)).toMatchObject({ failure: { code: 'BUSY', isFinal: false } });
    remove();
    await eventually('the queue is empty', () => runner.unfinished === 0);
    expect(await runner.receive(last)).toBe(false);
  });
});

describe('deadlines', () => {
  it('an act that was done but never answers counts as done', async () => {
    const { runner, host, spec, ended } = await nodeWithRunner();
    host.faults.inject({ act: 'instance.create', mode: 'hang-after' });
    const create = createOf(spec, 50);
    await runner.receive(create);
    expect(await ended(create.id)).toMatchObject({ failure: null, observed: { state: 'STOPPED' } });
  });

  it('a task whose time is over when its turn comes is not begun', async () => {
    const { runner, host, spec, uuid, ended } = await nodeWithRunner();
    host.faults.inject({ act: 'instance.create', mode: 'hang-after' });
    const late = startOf(uuid, 20);
    for (const task of [createOf(spec, 100), late]) await runner.receive(task);
    const { failure, observed } = await ended(late.id);
    expect(failure).toMatchObject({ code: 'TASK_FAILED', message: 'not done in time', isFinal: false });
    expect(observed).toMatchObject({ state: 'STOPPED', boots: 0 });
  });
});

describe('what cannot be done is answered, never a crash', () => {
  it.each([
    ['a kind from a later version', 'instance.levitate', {}, 'UNKNOWN_KIND'],
    ['a payload of another shape', 'instance.start', { uuid: 7 }, 'BAD_PAYLOAD'],
  ])('%s', async (_, kind, payload, code) => {
    const { runner, uuid, ended } = await nodeWithRunner();
    const task = taskOf(kind, uuid, payload);
    expect(await runner.receive(task)).toBe(false);
    expect(await ended(task.id)).toMatchObject({ failure: { code, isFinal: true } });
  });
});
