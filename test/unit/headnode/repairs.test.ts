import { describe, expect, it } from 'vitest';
import { capacityRecount } from '../../../headnode/reconcilers/capacity-recount.ts';
import { instanceWatcher } from '../../../headnode/reconcilers/instance-watcher.ts';
import { orphanNicReaper } from '../../../headnode/reconcilers/orphan-nic-reaper.ts';
import { orphanZoneReaper } from '../../../headnode/reconcilers/orphan-zone-reaper.ts';
import { taskRetention } from '../../../headnode/reconcilers/task-retention.ts';
import { instances } from '../../../subgraphs/compute/store/instances.ts';
import { StoreUnavailable, update } from '../../../subgraphs/store/port.ts';
import { recordsBench, reportOf } from '../../kit/headnode/records-bench.ts';

const failedAlready = { state: 'FAILED', holdsName: false } as const;
const deletedAlready = { state: 'DELETED', holdsName: false } as const;

async function withNode() {
  const bench = await recordsBench();
  const node = await bench.addNode();
  bench.views.hear(node);
  return { ...bench, here: node };
}

describe('the orphan zone reaper', () => {
  async function reaping() {
    const bench = await withNode();
    let strangers = 0;
    const warnings: string[] = [];
    const logger = { ...bench.logger, warn: (_: unknown, message: string) => void warnings.push(message) };
    const onStrangers = (count: number) => {
      strangers = count;
    };
    const reaper = orphanZoneReaper({ ...bench, logger, onStrangers });
    return {
      ...bench,
      reaper,
      warnings,
      strangers: () => strangers,
      wanted: async () =>
        (await bench.tasks.unfinishedOf(bench.here)).map(({ instanceUuid }) => instanceUuid),
      /** The node says everything, and time passes until the grace period is over. */
      async grace(...zones: string[]) {
        await bench.take(
          bench.here,
          zones.map((uuid) => reportOf(uuid)),
          true,
        );
        await reaper.run();
        await bench.clock.advance(30_000);
        await reaper.run();
      },
    };
  }

  it.each([
    ['B11: of a deleted instance', deletedAlready],
    ['of a creation that was unwound', failedAlready],
  ])('removes a zone %s after the grace period, once', async (_, record) => {
    const dc = await reaping();
    const uuid = await dc.addInstance(record);
    await dc.take(dc.here, [reportOf(uuid)], true);
    await dc.reaper.run();
    await dc.clock.advance(29_000);
    await dc.reaper.run();
    expect(await dc.wanted()).toEqual([]);
    await dc.clock.advance(1_000);
    await dc.reaper.run();
    await dc.reaper.run();
    expect(await dc.tasks.unfinishedOf(dc.here)).toMatchObject([
      { kind: 'instance.delete', instanceUuid: uuid, payload: { uuid } },
    ]);
  });

  it('removes the twin of an instance that lives elsewhere, and leaves the living one alone', async () => {
    const dc = await reaping();
    const elsewhere = await dc.addNode();
    const [moved, mine] = [await dc.addRunning(elsewhere), await dc.addRunning(dc.here)];
    await dc.grace(moved, mine);
    expect(await dc.wanted()).toEqual([moved]);
    expect(await dc.tasks.unfinishedOf(elsewhere)).toEqual([]);
  });

  it('asks again when the zone is still there in the next window', async () => {
    const dc = await reaping();
    const uuid = await dc.addInstance(deletedAlready);
    await dc.grace(uuid);
    const [task] = await dc.tasks.unfinishedOf(dc.here);
    const failure = { code: 'TASK_FAILED', message: 'no', isFinal: false } as const;
    await dc.tasks.finish(dc.here, task?._id ?? '', { failure, observed: null });
    await dc.reaper.run();
    expect(await dc.wanted()).toEqual([]);
    await dc.clock.advance(600_000);
    await dc.grace(uuid);
    expect(await dc.wanted()).toEqual([uuid]);
  });

  it('waits while an operation is under way, while the node has not said everything lately, and lets go when the zone is gone', async () => {
    const dc = await reaping();
    const [busy, gone, late] = [
      await dc.addInstance(failedAlready),
      await dc.addInstance(deletedAlready),
      await dc.addInstance(deletedAlready),
    ];
    await dc.keepBusy(busy);
    await dc.take(
      dc.here,
      [busy, gone, late].map((uuid) => reportOf(uuid)),
      true,
    );
    await dc.take(dc.here, [reportOf(gone, { exists: false, generation: 2 })], false);
    await dc.clock.advance(121_000);
    await dc.reaper.run();
    expect(await dc.wanted()).toEqual([]);
    await dc.grace(busy, late);
    expect(await dc.wanted()).toEqual([late]);
  });

  it('B12: never touches what it does not know: it is said once and counted', async () => {
    const dc = await reaping();
    const [foreign, lost] = [dc.random.uuid(), dc.random.uuid()];
    await dc.take(dc.here, [reportOf(foreign, { isOurs: false }), reportOf(lost)], true);
    for (let time = 0; time < 10; time += 1) {
      await dc.clock.advance(10_000);
      await dc.reaper.run();
    }
    expect(await dc.wanted()).toEqual([]);
    expect(dc.strangers()).toBe(2);
    expect(dc.warnings).toEqual(['unknown zones on compute nodes']);
  });
});

describe('the orphan NIC reaper', () => {
  it('releases the NICs of what has ended or never was, after the grace period; others keep theirs', async () => {
    const dc = await withNode();
    const living = await dc.addRunning(dc.here);
    const broken = await dc.addRunning(dc.here);
    await dc.instances.move(broken, 'FAILED');
    const busy = await dc.addInstance(failedAlready);
    await dc.keepBusy(busy);
    const orphans = [
      await dc.addInstance(deletedAlready),
      await dc.addInstance(failedAlready),
      dc.random.uuid(),
    ];
    const wanted = [{ networkUuid: dc.random.uuid(), ipv4Address: null, isPrimary: true }];
    for (const instanceUuid of [living, broken, busy, ...orphans]) {
      await dc.nics.ensureNics({ instanceUuid, accountUuid: dc.random.uuid(), wanted });
    }
    const reaper = orphanNicReaper(dc);
    await reaper.run();
    await dc.clock.advance(29_000);
    await reaper.run();
    expect(await dc.nics.instancesWithNics()).toHaveLength(6);
    await dc.clock.advance(1_000);
    await reaper.run();
    expect(await dc.nics.instancesWithNics()).toEqual([living, broken, busy]);
  });
});

describe('the instance watcher', () => {
  it('B5: a report that the store did not take is taken later, without being said again', async () => {
    const dc = await withNode();
    const uuid = await dc.addRunning(dc.here);
    dc.store.refuseWrites(true);
    const report = reportOf(uuid, { generation: 2, state: 'STOPPED' });
    await expect(dc.take(dc.here, [report], false)).rejects.toThrow(StoreUnavailable);
    dc.store.refuseWrites(false);
    await instanceWatcher(dc).run();
    expect((await dc.instance(uuid)).state).toBe('STOPPED');
  });

  it('what was withheld for an operation is taken when that is over', async () => {
    const dc = await withNode();
    const uuid = await dc.addRunning(dc.here);
    const end = await dc.keepBusy(uuid);
    await dc.take(dc.here, [reportOf(uuid, { generation: 2, state: 'STOPPED' })], false);
    const watcher = instanceWatcher(dc);
    await watcher.run();
    expect((await dc.instance(uuid)).state).toBe('RUNNING');
    await end();
    await watcher.run();
    expect((await dc.instance(uuid)).state).toBe('STOPPED');
  });

  it('instances left between two states without an operation are brought to an end at the second look', async () => {
    const dc = await withNode();
    const [created, deleted, halfMade] = [
      await dc.addInstance(),
      await dc.addInstance({ state: 'DELETING' }),
      await dc.addInstance(),
    ];
    const busy = await dc.addInstance();
    await dc.keepBusy(busy);
    await dc.nodes.reserve(dc.here, halfMade);
    await dc.take(dc.here, [reportOf(halfMade, { state: 'INCOMPLETE' })], true);
    const watcher = instanceWatcher(dc);
    await watcher.run();
    expect((await dc.instance(created)).state).toBe('PROVISIONING');
    await watcher.run();
    expect(await dc.instance(created)).toMatchObject({ state: 'FAILED', failure: { code: 'INTERNAL' } });
    expect(await dc.instance(deleted)).toMatchObject({ state: 'DELETED', deletedAt: expect.any(String) });
    expect((await dc.instance(halfMade)).state).toBe('FAILED');
    expect((await dc.instance(busy)).state).toBe('PROVISIONING');
  });
});

describe('housekeeping', () => {
  it('the recount ends the stay of deleted instances and sets drifted counts right', async () => {
    const dc = await withNode();
    const [living, gone] = [await dc.addRunning(dc.here), await dc.addRunning(dc.here)];
    const record = await dc.instance(gone);
    await dc.store.commit([update(instances, record, { state: 'DELETED', holdsName: false })]);
    await capacityRecount(dc).run();
    expect((await dc.instance(gone)).nodeUuid).toBeNull();
    expect((await dc.node(dc.here)).reserved.instances).toBe(1);
    expect((await dc.instance(living)).nodeUuid).toBe(dc.here);
  });

  it('finished tasks are kept for a day, unfinished ones for ever', async () => {
    const dc = await withNode();
    const uuid = dc.random.uuid();
    const task = (id: string) => ({
      id,
      nodeUuid: dc.here,
      kind: 'instance.delete' as const,
      instanceUuid: uuid,
      payload: { uuid },
      deadlineMs: 1_000,
    });
    for (const id of ['old', 'waiting', 'young']) await dc.tasks.ensure(task(id));
    await dc.tasks.finish(dc.here, 'old', { failure: null, observed: null });
    await dc.clock.advance(23 * 3_600_000);
    await dc.tasks.finish(dc.here, 'young', { failure: null, observed: null });
    await dc.clock.advance(2 * 3_600_000);
    await taskRetention(dc).run();
    expect(await dc.tasks.get('old')).toBeUndefined();
    expect(await dc.tasks.get('waiting')).toBeDefined();
    expect(await dc.tasks.get('young')).toBeDefined();
  });
});
