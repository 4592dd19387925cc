import { describe, expect, it } from 'vitest';
import type { Host } from '../../../agents/hosts/host.ts';
import { readTask } from '../../../agents/tasks/read-task.ts';
import type { TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import { imageOf, specOf } from '../../kit/agents/fixtures.ts';
import { openSimHost } from '../../kit/agents/node-rig.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';

const { signal } = new AbortController();

async function node() {
  const host = openSimHost(temporaryDirectory());
  const image = imageOf();
  const spec = specOf(image.uuid);
  const { uuid } = spec;
  await host.images.ensure(image, signal);
  return { host, image, spec, uuid };
}

async function nodeWithInstance() {
  const seen = await node();
  await seen.host.instances.create(seen.spec, signal);
  return seen;
}

const task = (kind: string, payload: unknown, instance: string | null = null) =>
  readTask({ id: 't', kind, instance, payload, deadlineMs: 1_000 });

async function run<K extends TaskKind>(host: Host, kind: K, payload: TaskPayload<K>) {
  const instance = 'spec' in payload ? payload.spec.uuid : 'uuid' in payload ? payload.uuid : null;
  const ready = task(kind, payload, instance);
  if ('code' in ready) throw new Error(ready.message);
  return ready.run(host, signal);
}

describe('every task looks, acts and looks again', () => {
  it('an instance from its image to its end, each task run twice', async () => {
    const { host, image, spec, uuid } = await node();
    const twice = async <K extends TaskKind>(kind: K, payload: TaskPayload<K>) => {
      const first = await run(host, kind, payload);
      expect(await run(host, kind, payload)).toEqual(first);
      return first;
    };
    expect(await twice('image.ensure', { image })).toBeNull();
    expect(await twice('instance.create', { spec })).toMatchObject({ state: 'STOPPED', boots: 0 });
    expect(await twice('instance.start', { uuid })).toMatchObject({ state: 'RUNNING', boots: 1 });
    const reboot = { uuid, timeoutMs: 100, bootsBefore: 1 };
    expect(await twice('instance.reboot', reboot)).toMatchObject({ state: 'RUNNING', boots: 2 });
    const { name, autoboot, metadata } = spec;
    const update = { uuid, name: `${name}-2`, autoboot, metadata, tags: [] };
    expect(await twice('instance.update', update)).toMatchObject({ state: 'RUNNING' });
    expect(await twice('instance.stop', { uuid, timeoutMs: 100 })).toMatchObject({ state: 'STOPPED' });
    expect(host.zones()).toMatchObject([{ spec: { name: 'web-2', tags: [] }, boots: 2 }]);
    expect(await twice('instance.delete', { uuid })).toMatchObject({ exists: false });
  });

  it('a reboot that was cut off while the instance was down is ended by a start', async () => {
    const { host, uuid } = await nodeWithInstance();
    const seen = await run(host, 'instance.reboot', { uuid, timeoutMs: 100, bootsBefore: 0 });
    expect(seen).toMatchObject({ state: 'RUNNING', boots: 1 });
  });

  it('a creation never replaces what has once been whole', async () => {
    const { host, spec, uuid } = await nodeWithInstance();
    host.hand.breakDown(uuid);
    await expect(run(host, 'instance.create', { spec })).rejects.toMatchObject({ isFinal: true });
    expect(host.zones()).toHaveLength(1);
  });

  it('nothing can be done to an instance that is gone', async () => {
    const { host, uuid } = await node();
    const error = { code: 'NO_INSTANCE', isFinal: true };
    await expect(run(host, 'instance.start', { uuid })).rejects.toMatchObject(error);
    await expect(run(host, 'instance.stop', { uuid, timeoutMs: 1 })).rejects.toMatchObject(error);
  });

  it('what an operator has made is never touched', async () => {
    const { host, spec, uuid } = await node();
    host.hand.create(spec);
    for (const refused of [
      run(host, 'instance.delete', { uuid }),
      run(host, 'instance.stop', { uuid, timeoutMs: 1 }),
      run(host, 'instance.create', { spec }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'TASK_FAILED', isFinal: true });
    expect(host.zones()).toMatchObject([{ state: 'RUNNING', boots: 1 }]);
  });
});

describe('the observation is believed, not the answer', () => {
  it('"done" without an instance is a failure', async () => {
    const { host, spec } = await node();
    host.faults.inject({ act: 'instance.create', mode: 'lie-done' });
    await expect(run(host, 'instance.create', { spec })).rejects.toMatchObject({ code: 'TASK_FAILED' });
  });

  it('"failed" with the instance there is done', async () => {
    const { host, spec } = await node();
    host.faults.inject({ act: 'instance.create', mode: 'lie-failed' });
    expect(await run(host, 'instance.create', { spec })).toMatchObject({ state: 'STOPPED' });
  });

  it('the same for images', async () => {
    const { host } = await node();
    const image = imageOf();
    host.faults.inject({ act: 'image.ensure', mode: 'lie-done', uuid: image.uuid });
    await expect(run(host, 'image.ensure', { image })).rejects.toMatchObject({ code: 'TASK_FAILED' });
    host.faults.inject({ act: 'image.ensure', mode: 'lie-failed' });
    expect(await run(host, 'image.ensure', { image })).toBeNull();
  });

  it('a failure is passed on as the host said it, and is gone when the fault is', async () => {
    const { host, spec, uuid } = await nodeWithInstance();
    host.faults.inject({ act: 'instance.start', mode: 'fail', times: 2 });
    const start = () => run(host, 'instance.start', { uuid });
    await expect(start()).rejects.toMatchObject({ message: 'instance.start failed', isFinal: false });
    await expect(start()).rejects.toMatchObject({ code: 'TASK_FAILED' });
    expect(await start()).toMatchObject({ state: 'RUNNING', boots: 1 });
    expect(spec.uuid).toBe(uuid);
  });
});

describe('what cannot be a task is refused in words without its values', () => {
  it('unknown kinds', () => {
    for (const kind of ['instance.fly', '__proto__', 'toString', ''])
      expect(task(kind, {})).toMatchObject({ code: 'UNKNOWN_KIND', isFinal: true });
  });

  it('payloads that are not of the kind', () => {
    const spec = { ...specOf(imageOf().uuid), ramMiB: 'secret-value' };
    const failure = task('instance.create', { spec }, spec.uuid);
    expect(failure).toMatchObject({ code: 'BAD_PAYLOAD', isFinal: true, message: /spec\.ramMiB/ });
    expect(JSON.stringify(failure)).not.toContain('secret-value');
    for (const payload of [null, 7, [], { uuid: '../../etc' }])
      expect(task('instance.start', payload)).toMatchObject({ code: 'BAD_PAYLOAD' });
  });

  it('a payload about another instance than the task', () => {
    const { uuid } = specOf(imageOf().uuid);
    const other = specOf(imageOf().uuid).uuid;
    expect(task('instance.delete', { uuid }, other)).toMatchObject({ code: 'BAD_PAYLOAD' });
  });
});
