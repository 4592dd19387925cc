import { describe, expect, it } from 'vitest';
import type { NodeFacts } from '../../../schema/tasks.ts';
import {
  believableFacts,
  capacityOf,
  demandOf,
} from '../../../subgraphs/compute/service/records/capacity.ts';
import { computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { joinTokens } from '../../../subgraphs/compute/store/join-tokens.ts';
import { update } from '../../../subgraphs/store/port.ts';
import { recordsBench } from '../../kit/headnode/records-bench.ts';
import { newNode } from '../../kit/workflows/documents.ts';

const facts = (wanted: Partial<NodeFacts> = {}): NodeFacts => ({
  ...newNode().facts,
  hostname: 'cn-1',
  ...wanted,
});
const minute = 60_000;

async function bench() {
  const records = await recordsBench();
  const node = records.random.uuid();
  const token = (bound: string | null = null) =>
    records.nodes.issueJoinToken({ node: bound, lifetimeMs: 10 * minute });
  const enroll = (joinToken: string, wanted: { node?: string; publicKey?: string; facts?: NodeFacts } = {}) =>
    records.nodes.enroll({ joinToken, node, publicKey: 'first', facts: facts(), ...wanted });
  return { ...records, uuid: node, token, enroll };
}

describe('capacity by policy', () => {
  it('keeps memory for the system, room for ZFS, and shares CPU', () => {
    expect(capacityOf({ ramMiB: 1_000, diskGiB: 1_000, cpus: 8 })).toEqual({
      ramMiB: 850,
      diskGiB: 940,
      cpuPercent: 3_200,
      instances: 224,
    });
  });

  it.each([
    ['JOYENT', 50, null, 1_024, 50],
    ['LX', null, null, 1_024, 100],
    ['KVM', null, 4, 2_048, 400],
    ['BHYVE', 150, 4, 2_304, 150],
  ] as const)('%s with cap %s and %s vcpus', (brand, cpuCapPercent, vcpus, ramMiB, cpuPercent) => {
    const demand = demandOf({ brand, ramMiB: 1_024, quotaGiB: 10, vcpus, cpuCapPercent });
    expect(demand).toEqual({ ramMiB, diskGiB: 10, cpuPercent, instances: 1 });
  });

  it('J5: impossible facts are cut to what can be true', () => {
    const { facts: cut, clamped } = believableFacts(facts({ ramMiB: 64 * 1024 * 1024, cpus: 4_096 }));
    expect(clamped).toEqual(['ramMiB', 'cpus']);
    expect(cut).toMatchObject({ ramMiB: 32 * 1024 * 1024, cpus: 2_048, diskGiB: facts().diskGiB });
  });
});

describe('join tokens (J2)', () => {
  it('admit one node once, which is UNKNOWN until it is heard', async () => {
    const { token, enroll, uuid, random, store } = await bench();
    const joinToken = await token();
    expect(await enroll(joinToken)).toMatchObject({
      _id: uuid,
      hostname: 'cn-1',
      status: 'UNKNOWN',
      publicKey: 'first',
    });
    expect(await enroll(joinToken, { node: random.uuid() })).toBeUndefined();
    expect(await enroll(joinToken, { publicKey: 'other' })).toBeUndefined();
    expect(await store.collection(joinTokens).get(joinToken)).toBeUndefined();
  });

  it('the same request again, its answer lost, is answered again', async () => {
    const { token, enroll } = await bench();
    const joinToken = await token();
    const first = await enroll(joinToken);
    expect(await enroll(joinToken)).toEqual(first);
  });

  it('expire, are bound, and nothing else is one', async () => {
    const { token, enroll, clock, random } = await bench();
    const early = await token();
    await clock.advance(10 * minute);
    expect(await enroll(early)).toBeUndefined();
    expect(await enroll(await token(random.uuid()))).toBeUndefined();
    expect(await enroll('made up')).toBeUndefined();
  });

  it('two nodes race for one token: one is in', async () => {
    const { token, enroll, random, nodes } = await bench();
    const joinToken = await token();
    const racers = Array.from({ length: 5 }, () => random.uuid());
    const ends = await Promise.all(
      racers.map((node) => enroll(joinToken, { node, facts: facts({ hostname: `cn-${node}` }) })),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(await nodes.list()).toHaveLength(1);
  });

  it('a key is replaced only with a token made for that very node, and reservations stay', async () => {
    const { token, enroll, uuid, addInstance, nodes, node } = await bench();
    await enroll(await token());
    await nodes.setStatus(uuid, 'RUNNING', null);
    const instance = await addInstance();
    await nodes.reserve(uuid, instance);
    expect(await enroll(await token(), { publicKey: 'thief' })).toBeUndefined();
    expect((await node(uuid)).publicKey).toBe('first');
    expect(await enroll(await token(uuid), { publicKey: 'second' })).toMatchObject({ publicKey: 'second' });
    expect((await node(uuid)).reserved.instances).toBe(1);
  });

  it('a twin host name does not keep a node out', async () => {
    const { token, enroll, random } = await bench();
    await enroll(await token());
    const twin = random.uuid();
    expect(await enroll(await token(), { node: twin })).toMatchObject({
      hostname: `cn-1-${twin.slice(0, 8)}`,
    });
    const racers = await Promise.all(
      [random.uuid(), random.uuid()].map(async (node) =>
        enroll(await token(), { node, facts: facts({ hostname: 'same' }) }),
      ),
    );
    expect(new Set(racers.map((node) => node?.hostname)).size).toBe(2);
  });
});

describe('what is learned of a node', () => {
  it('new facts change its capacity; the same facts write nothing', async () => {
    const { addNode, nodes, node } = await bench();
    const uuid = await addNode();
    await nodes.setFacts(uuid, facts({ ramMiB: 1_000 }));
    const after = await node(uuid);
    expect(after.capacity.ramMiB).toBe(850);
    await nodes.setFacts(uuid, facts({ ramMiB: 1_000 }));
    expect(await node(uuid)).toEqual(after);
  });

  it('heartbeats are noted together, strangers and what is known already passed over', async () => {
    const { addNode, nodes, node, store, random } = await bench();
    const [a, b] = [await addNode(), await addNode()];
    const at = '2026-01-01T00:01:00.000Z';
    const before = await store.position();
    await nodes.noteHeartbeats([a, b, random.uuid()].map((one) => ({ node: one, at })));
    expect((await node(a)).lastHeartbeatAt).toBe(at);
    expect((await node(b)).revision).toBe(2);
    await nodes.noteHeartbeats([{ node: a, at }]);
    expect((await node(a)).revision).toBe(2);
    expect(store.comparePositions(before, await store.position())).toBeLessThan(0);
  });
});

describe('recount', () => {
  it('C12: repairs what hands have changed, and only that', async () => {
    const { addNode, addRunning, nodes, node, store } = await bench();
    const uuid = await addNode();
    await addRunning(uuid);
    expect(await nodes.recount(uuid)).toBeUndefined();
    const right = (await node(uuid)).reserved;
    const wrong = { ...right, ramMiB: 9_999, instances: 7 };
    await store.commit([update(computeNodes, await node(uuid), { reserved: wrong })]);
    expect(await nodes.recount(uuid)).toEqual({ was: wrong, is: right });
    expect((await node(uuid)).reserved).toEqual(right);
  });

  it('never loses a reservation made meanwhile', async () => {
    const { addNode, addInstance, nodes, node } = await bench();
    const uuid = await addNode();
    const instances = await Promise.all(Array.from({ length: 20 }, () => addInstance()));
    await Promise.all(instances.flatMap((one) => [nodes.reserve(uuid, one), nodes.recount(uuid)]));
    expect((await node(uuid)).reserved).toMatchObject({ instances: 20, ramMiB: 20 * 256 });
    expect(await nodes.recount(uuid)).toBeUndefined();
  });
});
