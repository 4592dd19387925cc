import { describe, expect, it } from 'vitest';
import { TerminalError } from '../../../schema/errors.ts';
import { demandOf } from '../../../subgraphs/compute/service/records/capacity.ts';
import { recordsBench } from '../../kit/headnode/records-bench.ts';

const roomFor = (instances: number) => ({
  ramMiB: 256 * instances,
  diskGiB: 10 * instances,
  cpuPercent: 100 * instances,
  instances: 224,
});
const zero = { ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 };
const codeOf = (error: unknown) => (error instanceof TerminalError ? error.reason.code : error);

describe('placement on the records', () => {
  it('E10: fifty race for the last slots: each slot has one owner, the rest are told why', async () => {
    const bench = await recordsBench();
    const small = await bench.addNode({ capacity: roomFor(1) });
    const larger = await bench.addNode({ capacity: roomFor(2) });
    const uuids = await Promise.all(Array.from({ length: 50 }, () => bench.addInstance()));
    const ends = await Promise.allSettled(uuids.map((uuid) => bench.placement.place(uuid, [], [])));
    const won = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.nodeUuid] : []));
    expect(won.sort()).toEqual([small, larger, larger].sort());
    for (const end of ends) {
      if (end.status === 'fulfilled') continue;
      expect(codeOf(end.reason)).toBe('NO_CAPACITY');
      expect(String(end.reason)).toContain('of 2 nodes, 2 have too little memory (need 256 MiB)');
    }
    expect((await bench.node(small)).reserved).toEqual({ ...roomFor(1), instances: 1 });
    expect((await bench.node(larger)).reserved).toEqual({ ...roomFor(2), instances: 2 });
  });

  it('twins that are to be kept apart never meet, even when placed at the same moment', async () => {
    const bench = await recordsBench();
    for (let count = 0; count < 3; count += 1) await bench.addNode();
    const accountUuid = bench.random.uuid();
    const uuids = await Promise.all(
      [1, 2, 3].map((n) =>
        bench.addInstance({ accountUuid, name: `web-${n}`, affinity: ['instance!=web-*'] }),
      ),
    );
    const places = await Promise.all(uuids.map((uuid) => bench.placement.place(uuid, [], [])));
    expect(new Set(places.map(({ nodeUuid }) => nodeUuid)).size).toBe(3);
  });

  it('asked twice, reserves once; released twice, gives back once', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addInstance();
    const [first, second] = await Promise.all([1, 2].map(() => bench.placement.place(uuid, [], [])));
    expect(first).toEqual(second);
    expect((await bench.node(node)).reserved).toEqual(demandOf(await bench.instance(uuid)));
    await Promise.all([bench.placement.release(uuid), bench.placement.release(uuid)]);
    expect((await bench.node(node)).reserved).toEqual(zero);
    expect((await bench.instance(uuid)).nodeUuid).toBeNull();
  });

  it('moves on from a node that is not to be considered any more', async () => {
    const bench = await recordsBench();
    const nodes = [await bench.addNode(), await bench.addNode()];
    const uuid = await bench.addInstance();
    const { nodeUuid: first } = await bench.placement.place(uuid, [], []);
    const { nodeUuid: second } = await bench.placement.place(uuid, [], [first]);
    expect([first, second].sort()).toEqual(nodes.sort());
    expect((await bench.node(first)).reserved).toEqual(zero);
  });

  it('E9: a node that falls silent after it was chosen is refused by the reservation', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addInstance();
    await bench.nodes.setStatus(node, 'UNKNOWN', null);
    expect(await bench.nodes.reserve(node, uuid)).toBe(false);
    await bench.nodes.setStatus(node, 'RUNNING', null);
    expect(await bench.nodes.reserve(node, uuid)).toBe(true);
    expect(await bench.nodes.reserve(node, uuid)).toBe(true);
    expect(await bench.nodes.reserve(await bench.addNode(), uuid)).toBe(false);
  });

  it('an instance that is gone is not placed', async () => {
    const bench = await recordsBench();
    await bench.addNode();
    const gone = await bench.addInstance({ state: 'DELETED', holdsName: false });
    await expect(bench.placement.place(gone, [], []).catch(codeOf)).resolves.toBe('INSTANCE_GONE');
  });

  it('hardware guests take their overhead with them, in and out', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addInstance({ brand: 'BHYVE', ramMiB: 1_024, vcpus: 2, cpuCapPercent: null });
    await bench.placement.place(uuid, [], []);
    expect((await bench.node(node)).reserved).toMatchObject({ ramMiB: 2_304, cpuPercent: 200 });
    await bench.placement.release(uuid);
    expect((await bench.node(node)).reserved).toEqual(zero);
  });
});
