import { describe, expect, it } from 'vitest';
import { heartbeatNotes } from '../../../headnode/reconcilers/heartbeat-notes.ts';
import { instanceWatcher } from '../../../headnode/reconcilers/instance-watcher.ts';
import { nodeLiveness } from '../../../headnode/reconcilers/node-liveness.ts';
import { startReconcilers } from '../../../headnode/reconcilers/start-reconcilers.ts';
import { type ComputeNodeDoc, computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { recordsBench, reportOf } from '../../kit/headnode/records-bench.ts';

/** A headnode that listens: heartbeats come every 5 s from the nodes that are not silent. */
async function listening(nodeCount: number) {
  const bench = await recordsBench();
  const nodes: string[] = [];
  for (let made = 0; made < nodeCount; made += 1) nodes.push(await bench.addNode());
  const loops = startReconcilers([nodeLiveness(bench), heartbeatNotes(bench), instanceWatcher(bench)], bench);
  const silent = new Set<string>();
  return {
    ...bench,
    loops,
    all: nodes,
    silent,
    /** Seconds pass, with heartbeats. */
    async pass(seconds: number, everyMs = 5_000) {
      for (let passed = 0; passed < seconds * 1_000; passed += everyMs) {
        for (const node of nodes) if (!silent.has(node)) bench.views.hear(node);
        await bench.clock.advance(everyMs);
      }
      await loops.kick('node-liveness');
    },
    statuses: async () => (await bench.nodes.list()).map(({ status }) => status),
  };
}

describe('node liveness', () => {
  it('a silent node becomes UNKNOWN with its instances after 15 s, and both recover by themselves (F10)', async () => {
    const dc = await listening(2);
    const [quiet = '', other = ''] = dc.all;
    const [mine, theirs] = [await dc.addRunning(quiet), await dc.addRunning(other)];
    await dc.pass(10, 1_000);
    dc.silent.add(quiet);
    await dc.pass(13, 1_000);
    expect((await dc.node(quiet)).status).toBe('RUNNING');
    await dc.pass(5, 1_000);
    expect((await dc.node(quiet)).status).toBe('UNKNOWN');
    expect((await dc.instance(mine)).state).toBe('UNKNOWN');
    expect((await dc.instance(theirs)).state).toBe('RUNNING');
    dc.silent.clear();
    await dc.pass(5, 1_000);
    expect((await dc.node(quiet)).status).toBe('RUNNING');
    await dc.take(quiet, [reportOf(mine)], true);
    expect((await dc.instance(mine)).state).toBe('RUNNING');
    expect((await dc.instance(theirs)).revision).toBe(3);
  });

  it('instances of a node that was only out of breath recover from its last word, without a new one', async () => {
    const dc = await listening(1);
    const [node = ''] = dc.all;
    const uuid = await dc.addRunning(node);
    await dc.take(node, [reportOf(uuid)], true);
    dc.silent.add(node);
    await dc.pass(20, 1_000);
    expect((await dc.instance(uuid)).state).toBe('UNKNOWN');
    dc.silent.clear();
    await dc.pass(25, 1_000);
    expect((await dc.instance(uuid)).state).toBe('RUNNING');
  });

  it('an instance that comes to rest on a silent node says UNKNOWN too; what is FAILED or busy does not', async () => {
    const dc = await listening(1);
    const [node = ''] = dc.all;
    const [resting, busy, failed] = [
      await dc.addRunning(node),
      await dc.addRunning(node),
      await dc.addRunning(node),
    ];
    await dc.instances.move(failed, 'FAILED');
    const end = await dc.keepBusy(busy);
    dc.silent.add(node);
    await dc.pass(20, 1_000);
    expect((await dc.instance(resting)).state).toBe('UNKNOWN');
    expect((await dc.instance(failed)).state).toBe('FAILED');
    expect((await dc.instance(busy)).state).toBe('RUNNING');
    await end();
    await dc.loops.kick('instance-watcher');
    expect((await dc.instance(busy)).state).toBe('UNKNOWN');
  });

  it('D9: a headnode that was stalled declares nobody dead', async () => {
    const dc = await listening(3);
    await dc.pass(10);
    dc.clock.stall(60_000);
    await dc.loops.kick('node-liveness');
    expect(await dc.statuses()).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    await dc.pass(10);
    expect(await dc.statuses()).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  });

  it('and one that has just started gives everybody time to come back', async () => {
    const dc = await listening(1);
    for (const node of dc.all) dc.silent.add(node);
    await dc.pass(14, 1_000);
    expect(await dc.statuses()).toEqual(['RUNNING']);
    await dc.pass(3, 1_000);
    expect(await dc.statuses()).toEqual(['UNKNOWN']);
  });

  it('D1: jumps of wall time change nothing', async () => {
    const dc = await listening(2);
    await dc.pass(5);
    dc.clock.jumpWallTime(3_600_000);
    await dc.pass(10);
    dc.clock.jumpWallTime(-7_200_000);
    await dc.pass(10);
    expect(await dc.statuses()).toEqual(['RUNNING', 'RUNNING']);
  });

  it('B15: a flapping link makes at most one change of status in 5 s', async () => {
    const dc = await listening(1);
    const [node = ''] = dc.all;
    const feed = await dc.store.watch({ collections: [computeNodes.name] });
    const changes: string[] = [];
    const following = (async () => {
      for await (const { before, after } of feed) {
        // Only compute nodes are followed.
        const [was, is] = [before as ComputeNodeDoc | undefined, after as ComputeNodeDoc | undefined];
        if (is && was?.status !== is.status) changes.push(is.updatedAt);
      }
    })();
    // Heard just long enough after each silence to come back at once, twenty times.
    for (let flap = 0; flap < 20; flap += 1) {
      await dc.clock.advance(16_000);
      await dc.clock.advance(500);
      dc.views.hear(node);
      await dc.loops.kick('node-liveness');
    }
    await feed.return();
    await following;
    const times = changes.map((at) => Date.parse(at));
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    expect(changes.length).toBeGreaterThan(20);
  });

  it('heartbeats are written once a minute, together', async () => {
    const dc = await listening(3);
    const before = await Promise.all(dc.all.map(async (node) => (await dc.node(node)).revision));
    await dc.pass(300);
    const after = await Promise.all(dc.all.map(async (node) => (await dc.node(node)).revision));
    for (const [index, revision] of after.entries()) {
      expect(revision - (before[index] ?? 0)).toBeGreaterThanOrEqual(4);
      expect(revision - (before[index] ?? 0)).toBeLessThanOrEqual(6);
    }
  });
});
