import { describe, expect, it } from 'vitest';
import type { InstanceState } from '../../../schema/states.ts';
import type { InstanceReport } from '../../../schema/tasks.ts';
import { judge } from '../../../subgraphs/compute/service/records/observation-rules.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import { type RecordsBench, recordsBench, reportOf } from '../../kit/headnode/records-bench.ts';
import { newInstance } from '../../kit/workflows/documents.ts';

const seen = { state: 'RUNNING', exists: true, generation: 5, boots: 1 } as const;
const stamp = '2026-01-01T00:00:00.000Z';

function verdict(record: Partial<InstanceDoc>, report: Partial<InstanceReport>, isBusy = false) {
  const instance = newInstance({ nodeUuid: 'here', state: 'RUNNING', observed: seen, ...record });
  return judge({
    nodeUuid: 'here',
    record: { ...instance, revision: 1, createdAt: stamp, updatedAt: stamp },
    report: reportOf(instance._id, { generation: 6, ...report }),
    isBusy,
  });
}

describe('the rules for taking a node at its word', () => {
  it.each([
    ['J4: an instance on another node', { nodeUuid: 'there' }, {}, 'misplaced'],
    ['an instance that let go of the node, gone', { nodeUuid: null }, { exists: false }, 'known'],
    ['a zone of somebody else', {}, { isOurs: false }, 'foreign'],
    ['L5: an older word', {}, { generation: 4, state: 'STOPPED' }, 'stale'],
    ['the same generation with another content', {}, { generation: 5, state: 'STOPPED' }, 'stale'],
    ['the same again', {}, { ...seen }, 'known'],
  ] as const)('%s changes nothing', (_, record, report, outcome) => {
    expect(verdict(record, report)).toEqual({ outcome });
  });

  it.each([
    ['RUNNING', 'STOPPED', 'STOPPED'],
    ['RUNNING', 'STOPPING', 'STOPPING'],
    ['STOPPED', 'RUNNING', 'RUNNING'],
    ['STOPPED', 'STARTING', 'STARTING'],
    ['UNKNOWN', 'RUNNING', 'RUNNING'],
    ['UNKNOWN', 'STOPPED', 'STOPPED'],
    ['REBOOTING', 'RUNNING', 'RUNNING'],
    ['DELETING', 'RUNNING', 'RUNNING'],
    ['PROVISIONING', 'RUNNING', 'RUNNING'],
    // Not legal, or no news: the state stays.
    ['RUNNING', 'STARTING', undefined],
    ['STOPPED', 'STOPPING', undefined],
    ['RUNNING', 'RUNNING', undefined],
    ['PROVISIONING', 'INCOMPLETE', undefined],
    ['RUNNING', 'INCOMPLETE', undefined],
  ] as const)('%s with a zone that is %s becomes %s', (state, zone, expected) => {
    const { outcome, change } = verdict({ state }, { state: zone });
    expect(outcome).toBe('taken');
    expect(change?.state).toBe(expected);
    expect(change?.observed).toMatchObject({ state: zone, generation: 6 });
  });

  it('a broken zone makes its instance FAILED with a reason, and a mended one alive again', () => {
    expect(verdict({}, { state: 'FAILED' }).change).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NODE_TASK_FAILED' },
      holdsName: false,
    });
    const failed = { state: 'FAILED', holdsName: false } as const;
    expect(verdict(failed, { state: 'RUNNING' }).change).toMatchObject({
      state: 'RUNNING',
      failure: null,
      holdsName: true,
    });
  });

  it.each([
    'PROVISIONING',
    'STARTING',
    'RUNNING',
    'STOPPING',
    'STOPPED',
    'REBOOTING',
    'DELETING',
    'FAILED',
  ] as const)(
    'while an operation is unfinished %s is the operation’s business: only what was observed is written',
    (state: InstanceState) => {
      for (const zone of ['RUNNING', 'STOPPED', 'FAILED'] as const) {
        const { outcome, change } = verdict({ state }, { state: zone }, true);
        expect({ outcome, keys: Object.keys(change ?? {}) }).toEqual({
          outcome: 'noted',
          keys: ['observed'],
        });
      }
    },
  );

  it('UNKNOWN gives way to the truth even then, also when the truth is old news', () => {
    expect(verdict({ state: 'UNKNOWN' }, { ...seen }, true)).toEqual({
      outcome: 'taken',
      change: { state: 'RUNNING' },
    });
  });

  it('a zone that does not exist moves no state by itself', () => {
    expect(verdict({}, { exists: false, state: 'STOPPED' }).change).toEqual({
      observed: { state: 'STOPPED', exists: false, generation: 6, boots: 1 },
    });
  });
});

const look = async (bench: RecordsBench, node: string, reports: readonly InstanceReport[]) => {
  await bench.observations.observe(node, reports, true);
  await bench.clock.advance(5_000);
};

describe('observations in the records', () => {
  it('J4: a node cannot speak about another node’s instances', async () => {
    const bench = await recordsBench();
    const [mine, liar] = [await bench.addNode(), await bench.addNode()];
    const uuid = await bench.addRunning(mine);
    const before = await bench.instance(uuid);
    const lie = reportOf(uuid, { generation: 9, state: 'STOPPED' });
    expect(await bench.observations.observe(liar, [lie], false)).toEqual({ withheld: [], misplaced: [uuid] });
    expect(await bench.instance(uuid)).toEqual(before);
    expect(bench.outcomes).toEqual(['misplaced']);
  });

  it('B4: reports in any order leave the newest, in as many writes as there is news', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    const { revision } = await bench.instance(uuid);
    const said = [
      reportOf(uuid, { generation: 4, state: 'STOPPED' }),
      reportOf(uuid, { generation: 3 }),
      reportOf(uuid, { generation: 4, state: 'STOPPED' }),
      reportOf(uuid, { generation: 2, state: 'STARTING' }),
    ];
    for (const report of said) await bench.observations.observe(node, [report], false);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'STOPPED', revision: revision + 1 });
    expect(bench.outcomes).toEqual(['taken', 'stale', 'known', 'stale']);
    expect(bench.moved).toEqual([`${uuid} STOPPED`]);
  });

  it('the same instance twice in one report is no trouble: the last word holds', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    const twice = [
      reportOf(uuid, { generation: 2, state: 'STOPPING' }),
      reportOf(uuid, { generation: 3, state: 'STOPPED' }),
    ];
    await bench.observations.observe(node, twice, false);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'STOPPED', observed: { generation: 3 } });
  });

  it('racing writers of many instances lose nothing', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuids = await Promise.all(Array.from({ length: 30 }, () => bench.addRunning(node)));
    await Promise.all([
      bench.observations.observe(
        node,
        uuids.map((uuid) => reportOf(uuid, { generation: 2, state: 'STOPPED' })),
        true,
      ),
      ...uuids.map((uuid) => bench.instances.move(uuid, 'RUNNING', { observed: { ...seen, generation: 1 } })),
      bench.observations.silence(node),
    ]);
    for (const uuid of uuids) expect((await bench.instance(uuid)).observed?.generation).toBe(2);
  });

  it('while an operation is unfinished the state is withheld; said again afterwards it is taken', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    const end = await bench.keepBusy(uuid);
    const report = reportOf(uuid, { generation: 2, state: 'STOPPED' });
    expect(await bench.observations.observe(node, [report], false)).toEqual({
      withheld: [uuid],
      misplaced: [],
    });
    expect(await bench.instance(uuid)).toMatchObject({ state: 'RUNNING', observed: { state: 'STOPPED' } });
    await end();
    await bench.observations.observe(node, [report], false);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'STOPPED' });
  });

  it('a name that was taken meanwhile keeps a mended instance FAILED', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const accountUuid = bench.random.uuid();
    const uuid = await bench.addRunning(node, { accountUuid, name: 'web' });
    await bench.observations.observe(node, [reportOf(uuid, { generation: 2, state: 'FAILED' })], false);
    await bench.addInstance({ accountUuid, name: 'web' });
    await bench.observations.observe(node, [reportOf(uuid, { generation: 3 })], false);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'FAILED', holdsName: false });
  });
});

describe('zones that are gone (B16, F9)', () => {
  it('one look that misses a zone is not believed, two are: DELETED, place given back in the same commit', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    await look(bench, node, []);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'RUNNING', nodeUuid: node });
    const { revision } = await bench.instance(uuid);
    await look(bench, node, []);
    expect(await bench.instance(uuid)).toMatchObject({
      state: 'DELETED',
      nodeUuid: null,
      holdsName: false,
      deletedAt: expect.any(String),
      revision: revision + 2,
    });
    expect((await bench.node(node)).reserved.instances).toBe(0);
    expect(bench.moved.at(-1)).toBe(`${uuid} DELETED`);
  });

  it('the same look said twice is one look', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    for (let time = 0; time < 5; time += 1) await bench.observations.observe(node, [], true);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'RUNNING' });
  });

  it('a zone that shows up in between is there', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    await look(bench, node, []);
    await look(bench, node, [reportOf(uuid)]);
    await look(bench, node, []);
    expect(await bench.instance(uuid)).toMatchObject({ state: 'RUNNING' });
  });

  it('what an operation is busy with is the operation’s to judge, and a partial report proves no absence', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const [busy, other] = [await bench.addRunning(node), await bench.addRunning(node)];
    await bench.keepBusy(busy);
    for (let time = 0; time < 4; time += 1) await look(bench, node, [reportOf(other)]);
    for (let time = 0; time < 4; time += 1) {
      await bench.observations.observe(node, [], false);
      await bench.clock.advance(5_000);
    }
    expect(await bench.instance(busy)).toMatchObject({ state: 'RUNNING', nodeUuid: node });
    expect(await bench.instance(other)).toMatchObject({ state: 'RUNNING', nodeUuid: node });
  });

  it('a FAILED instance keeps its reason and only loses its place', async () => {
    const bench = await recordsBench();
    const node = await bench.addNode();
    const uuid = await bench.addRunning(node);
    await bench.observations.observe(node, [reportOf(uuid, { generation: 2, state: 'FAILED' })], false);
    await look(bench, node, []);
    await look(bench, node, []);
    expect(await bench.instance(uuid)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NODE_TASK_FAILED' },
      nodeUuid: null,
    });
  });
});
