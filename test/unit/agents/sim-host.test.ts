import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HostError } from '../../../agents/hosts/host.ts';
import { SimHost } from '../../../agents/hosts/sim/sim-host.ts';
import { simModel, watchableDurations } from '../../../agents/hosts/sim/sim-model.ts';
import { createInstance } from '../../../agents/tasks/instance/create-instance.ts';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { imageOf, specOf } from '../../kit/agents/fixtures.ts';
import { openSimHost } from '../../kit/agents/node-rig.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

const { signal } = new AbortController();
const image = imageOf();

async function hostWithInstance(host = openSimHost(temporaryDirectory())) {
  const spec = specOf(image.uuid);
  await host.images.ensure(image, signal);
  await host.instances.create(spec, signal);
  return { host, spec, uuid: spec.uuid };
}

/** A node whose time passes only when the test says so. */
function slowHost(directory = temporaryDirectory()) {
  const clock = virtualClock();
  const model = simModel({ durations: { ...watchableDurations, jitter: 0 } });
  const host = new SimHost({ directory, clock, random: seededRandom(3), logger: quietLogger, model });
  /** Lets acts that were just asked for begin, and then time pass. */
  const pass = async (ms: number): Promise<void> => {
    await clock.advance(0);
    await clock.advance(ms);
  };
  return { host, pass, directory };
}

describe('time on a simulated node', () => {
  it('passes through the states as on a real one', async () => {
    const { host, pass } = slowHost();
    const spec = specOf(image.uuid);
    const ready = host.images.ensure(image, signal);
    await pass(1_200);
    await ready;
    const states: string[] = [];
    host.events(async (uuid) => states.push((await host.instances.observe(uuid)).state));
    const created = host.instances.create(spec, signal);
    await pass(800);
    await created;
    const started = host.instances.start(spec.uuid, signal);
    await pass(999);
    expect(await host.instances.observe(spec.uuid)).toMatchObject({ state: 'STARTING' });
    await pass(1);
    await started;
    expect(states).toEqual(['INCOMPLETE', 'STOPPED', 'STARTING', 'RUNNING']);
  });

  it('a larger image takes longer, and a fault of slowness stretches everything', async () => {
    const { host, pass } = slowHost();
    host.faults.slowness = 2;
    const brought = host.images.ensure(imageOf({ sizeBytes: 4 * 1024 ** 3 }), signal);
    await pass(5_399);
    expect(await host.images.list()).toEqual([]);
    await pass(1);
    await brought;
    expect(await host.images.list()).toHaveLength(1);
  });

  it('the plug is pulled when a guest does not stop in time', async () => {
    const { host, pass } = slowHost();
    const made = hostWithInstance(host);
    await pass(3_000);
    const { uuid } = await made;
    const running = host.instances.start(uuid, signal);
    await pass(1_000);
    await running;
    const stopped = host.instances.stop(uuid, 10, signal);
    await pass(10);
    await stopped;
    expect(await host.instances.observe(uuid)).toMatchObject({ state: 'STOPPED' });
  });
});

describe('capacity of a simulated node', () => {
  it('memory, disk and brands are finite', async () => {
    const host = openSimHost(temporaryDirectory(), { ramMiB: 1_024, diskGiB: 40, brands: ['LX'] });
    await host.images.ensure(image, signal);
    const create = (wanted: Parameters<typeof specOf>[1]) =>
      host.instances.create(specOf(image.uuid, { brand: 'LX', ...wanted }), signal);
    await expect(create({ brand: 'KVM' })).rejects.toMatchObject({ code: 'TASK_FAILED', isFinal: true });
    await expect(create({ ramMiB: 1_025 })).rejects.toMatchObject({ code: 'TASK_FAILED', isFinal: true });
    await expect(create({ quotaGiB: 40 })).rejects.toMatchObject({ code: 'DISK_FULL', isFinal: true });
    await create({ ramMiB: 1_024, quotaGiB: 39 });
    const more = host.images.ensure(imageOf({ sizeBytes: 1024 ** 3 }), signal);
    await expect(more).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  it('an image brings its origin, which stays while it is needed', async () => {
    const host = openSimHost(temporaryDirectory());
    const origin = imageOf();
    const child = imageOf({ originUuid: origin.uuid });
    await host.images.ensure(child, signal);
    expect([...(await host.images.list())].sort()).toEqual([child.uuid, origin.uuid].sort());
    await expect(host.images.remove(origin.uuid, signal)).rejects.toBeInstanceOf(HostError);
  });
});

describe('a power cut', () => {
  it('in the middle of a creation leaves an incomplete zone that the task makes whole', async () => {
    const { host, pass, directory } = slowHost();
    const spec = specOf(image.uuid);
    const brought = host.images.ensure(image, signal);
    await pass(1_200);
    await brought;
    const cutOff = host.instances.create(spec, signal);
    const rejected = expect(cutOff).rejects.toBeInstanceOf(HostError);
    await pass(400);
    host.switchOff();
    await pass(400);
    await rejected;
    const again = openSimHost(directory);
    expect(await again.instances.observe(spec.uuid)).toMatchObject({ state: 'INCOMPLETE', exists: true });
    await createInstance.run({ payload: { spec }, host: again, signal });
    expect(again.zones()).toMatchObject([{ spec, state: 'STOPPED' }]);
  });

  it('in the middle of a boot or a transfer: the boot ends by itself, the half image is gone', async () => {
    const { host, pass, directory } = slowHost();
    const made = hostWithInstance(host);
    await pass(3_000);
    const { uuid } = await made;
    const other = imageOf();
    const cut = [host.instances.start(uuid, signal), host.images.ensure(other, signal)];
    await pass(500);
    host.switchOff();
    await pass(1_000);
    expect((await Promise.allSettled(cut)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = openSimHost(directory);
    expect(await again.instances.observe(uuid)).toMatchObject({ state: 'RUNNING', boots: 1 });
    expect(again.imageRecords().map((record) => record.uuid)).toEqual([image.uuid]);
  });

  it('kill -9 of the process in the middle of a creation loses nothing', async () => {
    const directory = temporaryDirectory();
    const program = join(import.meta.dirname, '../../kit/agents/sim-node-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program, directory]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const host = openSimHost(directory);
    const [zone] = host.zones();
    expect(zone).toMatchObject({ state: 'INCOMPLETE', spec: { uuid: String(said).trim() } });
    if (zone) await createInstance.run({ payload: { spec: zone.spec }, host, signal });
    expect(host.zones()).toMatchObject([{ state: 'STOPPED', boots: 0 }]);
  });

  it('a file that cannot be read is left alone and the rest goes on', async () => {
    const directory = temporaryDirectory();
    const { uuid } = await hostWithInstance(openSimHost(directory));
    writeFileSync(join(directory, 'zones', 'broken.json'), '{"spec":');
    expect(openSimHost(directory).zones()).toMatchObject([{ spec: { uuid } }]);
  });
});

describe('what happens on the node without the agent', () => {
  it('is seen and told: guests that halt, operators who stop, delete and create', async () => {
    const { host, uuid } = await hostWithInstance();
    const told = new Set<string>();
    host.events((changed) => told.add(changed));
    await host.instances.start(uuid, signal);
    host.hand.stop(uuid);
    expect(await host.instances.observe(uuid)).toMatchObject({ state: 'STOPPED' });
    host.hand.breakDown(uuid);
    expect(await host.instances.observe(uuid)).toMatchObject({ state: 'FAILED' });
    host.hand.delete(uuid);
    const foreign = specOf(image.uuid);
    host.hand.create(foreign);
    expect(await host.instances.list()).toMatchObject([{ uuid: foreign.uuid, isOurs: false, exists: true }]);
    expect(told).toEqual(new Set([uuid, foreign.uuid]));
  });

  it('a silent node answers nothing, its zones run on, and it answers when it is back', async () => {
    const { host, uuid } = await hostWithInstance();
    host.faults.silence();
    const answers: string[] = [];
    const asked = Promise.all([
      host.facts().then(() => answers.push('facts')),
      host.instances.observe(uuid).then(() => answers.push('observe')),
      host.instances.start(uuid, signal).then(() => answers.push('start')),
    ]);
    host.hand.start(uuid);
    await new Promise(setImmediate);
    expect(answers).toEqual([]);
    host.faults.wake();
    await asked;
    expect(host.zones()).toMatchObject([{ state: 'RUNNING', boots: 1 }]);
  });
});
