import { describe, expect, it } from 'vitest';
import type { Host } from '../../../agents/hosts/host.ts';
import type { ImageSpec, InstanceSpec } from '../../../schema/tasks.ts';

export interface HostUnderTest {
  readonly host: Host;
  /** The agent's process dies and starts again on the same node. */
  restart(): Promise<Host>;
  /** An image that the host can bring to itself. */
  readonly image: ImageSpec;
  /** A small instance of that image that fits on the node. */
  spec(wanted?: Partial<InstanceSpec>): InstanceSpec;
  /** A quota that no node has room for. */
  readonly impossibleQuotaGiB: number;
}

const patience = (): AbortSignal => AbortSignal.timeout(20_000);

/** What every host promises (`agents/hosts/host.ts`), whatever it runs on. `open` makes a fresh, empty one. */
export function describeHost(name: string, open: () => Promise<HostUnderTest>): void {
  /** A host with the image and one stopped instance. */
  const openWithInstance = async () => {
    const under = await open();
    const spec = under.spec();
    await under.host.images.ensure(under.image, patience());
    await under.host.instances.create(spec, patience());
    return { ...under, uuid: spec.uuid };
  };

  const openRunning = async () => {
    const under = await openWithInstance();
    await under.host.instances.start(under.uuid, patience());
    return under;
  };

  describe(`${name}: life of an instance`, () => {
    it('what was never made does not exist', async () => {
      const { host, spec } = await open();
      expect(await host.instances.observe(spec().uuid)).toMatchObject({ exists: false, boots: 0 });
      expect(await host.instances.list()).toEqual([]);
      expect(await host.instances.properties(spec().uuid)).toBeUndefined();
    });

    it('is made stopped, starts, stops, reboots and counts its boots', async () => {
      const { host, uuid } = await openWithInstance();
      const seen = () => host.instances.observe(uuid);
      expect(await seen()).toMatchObject({ state: 'STOPPED', boots: 0, exists: true, isOurs: true });
      await host.instances.start(uuid, patience());
      expect(await seen()).toMatchObject({ state: 'RUNNING', boots: 1 });
      await host.instances.reboot(uuid, 1_000, patience());
      expect(await seen()).toMatchObject({ state: 'RUNNING', boots: 2 });
      await host.instances.stop(uuid, 1_000, patience());
      expect(await seen()).toMatchObject({ state: 'STOPPED', boots: 2 });
    });

    it('acts that have nothing to do change nothing', async () => {
      const { host, uuid } = await openRunning();
      const before = await host.instances.observe(uuid);
      await host.instances.start(uuid, patience());
      const properties = await host.instances.properties(uuid);
      if (properties) await host.instances.update(uuid, properties, patience());
      expect(await host.instances.observe(uuid)).toEqual(before);
    });

    it('is deleted in any state, and deleting once more is fine', async () => {
      const { host, uuid } = await openRunning();
      await host.instances.delete(uuid, patience());
      await host.instances.delete(uuid, patience());
      expect(await host.instances.observe(uuid)).toMatchObject({ exists: false });
    });

    it('carries the properties it was last given', async () => {
      const { host, uuid } = await openWithInstance();
      const wanted = {
        name: '$(reboot); `id` --flag\n%n',
        autoboot: false,
        tags: [{ name: 'a', value: 1 }],
        metadata: [{ key: 'k', value: 'ü'.repeat(1_000) }],
      };
      await host.instances.update(uuid, wanted, patience());
      expect(await host.instances.properties(uuid)).toEqual(wanted);
    });

    it('every change raises the generation and is told', async () => {
      const { host, uuid } = await openWithInstance();
      const told: string[] = [];
      const end = host.events((changed) => told.push(changed));
      const generations = [await generationOf(host, uuid)];
      for (const act of [host.instances.start, host.instances.delete]) {
        await act.call(host.instances, uuid, patience());
        generations.push(await generationOf(host, uuid));
      }
      end();
      expect(generations).toEqual([...new Set(generations)].sort((a, b) => a - b));
      expect(new Set(told)).toEqual(new Set([uuid]));
    });

    it('a uuid that is used again does not fall back in generation', async () => {
      const { host, uuid, spec } = await openRunning();
      const before = await generationOf(host, uuid);
      await host.instances.delete(uuid, patience());
      await host.instances.create(spec({ uuid }), patience());
      expect(await generationOf(host, uuid)).toBeGreaterThan(before);
    });
  });

  describe(`${name}: refusals`, () => {
    it('nothing can be done to what does not exist', async () => {
      const { host, spec } = await open();
      const { uuid } = spec();
      const error = { code: 'NO_INSTANCE' };
      await expect(host.instances.start(uuid, patience())).rejects.toMatchObject(error);
      await expect(host.instances.stop(uuid, 1_000, patience())).rejects.toMatchObject(error);
      await expect(host.instances.reboot(uuid, 1_000, patience())).rejects.toMatchObject(error);
      await expect(host.snapshots.create(uuid, 's', patience())).rejects.toMatchObject(error);
    });

    it('without its image an instance cannot be made', async () => {
      const { host, spec } = await open();
      const refused = host.instances.create(spec(), patience());
      await expect(refused).rejects.toMatchObject({ code: 'NO_IMAGE', isFinal: false });
      expect(await host.instances.list()).toEqual([]);
    });

    it('an instance is made once', async () => {
      const { host, uuid, spec } = await openWithInstance();
      await expect(host.instances.create(spec({ uuid }), patience())).rejects.toMatchObject({
        code: 'TASK_FAILED',
      });
      expect(await host.instances.list()).toHaveLength(1);
    });

    it('what does not fit on the disk is refused and leaves nothing', async () => {
      const { host, image, spec, impossibleQuotaGiB } = await open();
      await host.images.ensure(image, patience());
      const refused = host.instances.create(spec({ quotaGiB: impossibleQuotaGiB }), patience());
      await expect(refused).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(await host.instances.list()).toEqual([]);
    });

    it('a stopped instance cannot be rebooted', async () => {
      const { host, uuid } = await openWithInstance();
      await expect(host.instances.reboot(uuid, 1_000, patience())).rejects.toMatchObject({
        code: 'TASK_FAILED',
      });
    });

    it('an act that is given up rejects, and what it left can be seen and removed', async () => {
      const { host, image, spec } = await open();
      const { uuid } = spec();
      await host.images.ensure(image, patience());
      await expect(host.instances.create(spec({ uuid }), AbortSignal.abort())).rejects.toMatchObject({
        code: 'TASK_FAILED',
      });
      const { exists, state } = await host.instances.observe(uuid);
      expect(exists ? state : 'INCOMPLETE').toBe('INCOMPLETE');
      await host.instances.delete(uuid, patience());
      await host.instances.create(spec({ uuid }), patience());
      expect(await host.instances.observe(uuid)).toMatchObject({ state: 'STOPPED' });
    });
  });

  describe(`${name}: images`, () => {
    it('are brought once, used, and removed when nothing needs them', async () => {
      const { host, image, uuid } = await openWithInstance();
      await host.images.ensure(image, patience());
      expect(await host.images.list()).toEqual([image.uuid]);
      await expect(host.images.remove(image.uuid, patience())).rejects.toMatchObject({ code: 'TASK_FAILED' });
      await host.instances.delete(uuid, patience());
      await host.images.remove(image.uuid, patience());
      await host.images.remove(image.uuid, patience());
      expect(await host.images.list()).toEqual([]);
    });

    it('asked for by many at once, one comes', async () => {
      const { host, image } = await open();
      await Promise.all(Array.from({ length: 20 }, () => host.images.ensure(image, patience())));
      expect(await host.images.list()).toEqual([image.uuid]);
    });
  });

  describe(`${name}: snapshots`, () => {
    it('bring back what was, run the instance, and forget what came after', async () => {
      const { host, uuid } = await openWithInstance();
      const before = await host.instances.properties(uuid);
      await host.snapshots.create(uuid, 'first', patience());
      if (before) await host.instances.update(uuid, { ...before, name: 'changed' }, patience());
      await host.snapshots.create(uuid, 'second', patience());
      expect((await host.snapshots.list(uuid)).map(({ name: kept }) => kept)).toEqual(['second', 'first']);
      await host.snapshots.rollback(uuid, 'first', patience());
      expect((await host.snapshots.list(uuid)).map(({ name: kept }) => kept)).toEqual(['first']);
      expect(await host.instances.properties(uuid)).toEqual(before);
      expect(await host.instances.observe(uuid)).toMatchObject({ state: 'RUNNING' });
    });

    it('have acceptable names, each once, and may be deleted twice', async () => {
      const { host, uuid } = await openWithInstance();
      const create = (kept: string) => host.snapshots.create(uuid, kept, patience());
      await create('a');
      for (const bad of ['a', '', 'x/../y', 'two words', '@', 'n'.repeat(65)])
        await expect(create(bad)).rejects.toMatchObject({ code: 'TASK_FAILED' });
      await host.snapshots.delete(uuid, 'a', patience());
      await host.snapshots.delete(uuid, 'a', patience());
      expect(await host.snapshots.list(uuid)).toEqual([]);
      await expect(host.snapshots.rollback(uuid, 'a', patience())).rejects.toMatchObject({
        code: 'TASK_FAILED',
      });
    });
  });

  describe(`${name}: a restart of the agent`, () => {
    it('finds everything as it was', async () => {
      const { host, uuid, image, restart } = await openRunning();
      await host.snapshots.create(uuid, 'kept', patience());
      const before = await host.instances.observe(uuid);
      const properties = await host.instances.properties(uuid);
      const again = await restart();
      expect(await again.instances.observe(uuid)).toEqual(before);
      expect(await again.instances.properties(uuid)).toEqual(properties);
      expect(await again.images.list()).toEqual([image.uuid]);
      expect(await again.snapshots.list(uuid)).toHaveLength(1);
    });

    it('does not let a generation fall, not even of what was deleted', async () => {
      const { host, uuid, spec, restart } = await openRunning();
      const before = await generationOf(host, uuid);
      await host.instances.delete(uuid, patience());
      const again = await restart();
      expect(await generationOf(again, uuid)).toBeGreaterThan(before);
      await again.instances.create(spec({ uuid }), patience());
      expect(await generationOf(again, uuid)).toBeGreaterThan(before);
    });
  });
}

const generationOf = async (host: Host, uuid: string): Promise<number> =>
  (await host.instances.observe(uuid)).generation;
