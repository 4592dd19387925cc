import { describe, expect, it } from 'vitest';
import { createNodeDesk } from '../../../headnode/desk/create-node-desk.ts';
import type { NodeTask } from '../../../headnode/node-link/desk.ts';
import { eventually } from '../../kit/eventually.ts';
import { recordsBench, reportOf } from '../../kit/headnode/records-bench.ts';
import { newNode } from '../../kit/workflows/documents.ts';

async function deskBench() {
  const bench = await recordsBench();
  const firstWords: string[] = [];
  const desk = createNodeDesk({ ...bench, onFirstWord: (node) => firstWords.push(node) });
  const here = await bench.addNode();
  const taskFor = (id: string, nodeUuid: string, uuid = bench.random.uuid()) =>
    bench.tasks.ensure({
      id,
      nodeUuid,
      kind: 'instance.start',
      instanceUuid: uuid,
      payload: { uuid },
      deadlineMs: 1_000,
    });
  return { ...bench, desk, here, firstWords, taskFor };
}

describe('the node desk', () => {
  it('gives a node its own tasks: the unfinished ones in order, then new ones, until told to stop', async () => {
    const { desk, here, addNode, taskFor } = await deskBench();
    const elsewhere = await addNode();
    await taskFor('a', here);
    await taskFor('b', here);
    expect((await desk.unfinishedTasks(here)).map(({ id }) => id)).toEqual(['a', 'b']);
    const delivered: NodeTask[] = [];
    const stop = desk.onTask(here, (task) => delivered.push(task));
    await taskFor('other', elsewhere);
    await taskFor('c', here);
    await eventually('the new task is delivered', () => delivered.length > 0);
    expect(delivered).toMatchObject([{ id: 'c', kind: 'instance.start', deadlineMs: 1_000 }]);
    stop();
    const again: NodeTask[] = [];
    desk.onTask(here, (task) => again.push(task));
    await taskFor('d', here);
    await eventually('the next listener hears', () => again.length > 0);
    expect(delivered).toHaveLength(1);
  });

  it('takes an outcome once, with what was seen, from the node it was given to', async () => {
    const { desk, here, addNode, addRunning, taskFor, instance, tasks } = await deskBench();
    const uuid = await addRunning(here);
    const elsewhere = await addNode();
    await taskFor('a', here, uuid);
    const outcome = {
      taskId: 'a',
      failure: null,
      observed: reportOf(uuid, { generation: 2, state: 'STOPPED' }),
    };
    expect(await desk.finish(elsewhere, outcome)).toEqual({ accepted: false });
    expect((await instance(uuid)).state).toBe('RUNNING');
    expect(await desk.finish(here, outcome)).toEqual({ accepted: true });
    expect(await desk.finish(here, outcome)).toEqual({ accepted: false });
    expect((await instance(uuid)).state).toBe('STOPPED');
    expect(await tasks.get('a')).toMatchObject({ state: 'DONE', observed: { state: 'STOPPED' } });
  });

  it('knows the keys of enrolled nodes, also right after one was replaced', async () => {
    const { desk, nodes, random } = await deskBench();
    const node = random.uuid();
    const facts = { ...newNode().facts, hostname: 'cn-new' };
    const token = (bound: string | null) => nodes.issueJoinToken({ node: bound, lifetimeMs: 60_000 });
    expect(await desk.publicKeyOf(node)).toBeUndefined();
    expect(await desk.enroll({ joinToken: await token(null), node, publicKey: 'one', facts })).toEqual({
      node,
    });
    expect(await desk.publicKeyOf(node)).toBe('one');
    await desk.enroll({ joinToken: await token(node), node, publicKey: 'two', facts });
    expect(await desk.publicKeyOf(node)).toBe('two');
  });

  it('tells of a node’s first word, once', async () => {
    const { desk, here, firstWords, views, clock } = await deskBench();
    desk.heard(here);
    await clock.advance(5_000);
    desk.heard(here);
    expect(firstWords).toEqual([here]);
    expect(views.lastHeard(here)?.at).toBe(5_000);
  });
});
