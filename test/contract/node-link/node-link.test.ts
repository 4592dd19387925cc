import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAgent } from '../../../agents/runtime/start-agent.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { systemRandom } from '../../../headnode/boot/system-random.ts';
import { startNodeLink } from '../../../headnode/node-link/start-node-link.ts';
import { imageOf, specOf } from '../../kit/agents/fixtures.ts';
import { nodeRig, openSimHost, outcomeOf, type RigNode } from '../../kit/agents/node-rig.ts';
import { eventually } from '../../kit/eventually.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';

const zoneStates = (node: RigNode) => node.host.zones().map(({ state }) => state);

describe('an agent and the headnode', () => {
  it('enrol, and the headnode learns facts and everything on the node', async () => {
    const { desk, link, addNode } = await nodeRig();
    const node = await addNode({ hostname: 'cn-7', ramMiB: 4_096 });
    await eventually('it has reported', () => desk.observations.length > 0);
    expect(desk.observations[0]).toEqual({ node: node.uuid, reports: [], isComplete: true });
    expect(desk.facts.get(node.uuid)).toMatchObject({ hostname: 'cn-7', ramMiB: 4_096, host: 'sim' });
    expect(link.sessions()).toMatchObject([{ node: node.uuid, refused: 0, unacceptedTasks: 0 }]);
    await eventually('heartbeats', () => (desk.hearings.get(node.uuid) ?? 0) > 3);
  });

  it('carry an instance from its image to its end', async () => {
    const { addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    expect(await node.done('instance.start', { uuid })).toMatchObject({
      failure: null,
      observed: { uuid, state: 'RUNNING', boots: 1 },
    });
    await node.done('instance.stop', { uuid, timeoutMs: 1_000 });
    expect(await node.done('instance.delete', { uuid })).toMatchObject({ failure: null, observed: null });
    expect(node.host.zones()).toEqual([]);
  });

  it('tell failures with code and what is there', async () => {
    const { addNode } = await nodeRig();
    const node = await addNode({ diskGiB: 5 });
    const image = imageOf();
    await node.done('image.ensure', { image });
    const spec = specOf(image.uuid);
    expect(await node.done('instance.create', { spec })).toMatchObject({
      failure: { code: 'DISK_FULL', isFinal: true },
      observed: null,
    });
  });

  it('what happens on the node by itself is reported, in order, with rising generations', async () => {
    const { desk, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    await node.done('instance.start', { uuid });
    node.host.hand.stop(uuid);
    node.host.hand.create(specOf(imageOf().uuid));
    const seen = () => desk.observations.flatMap(({ reports }) => reports);
    await eventually(
      'both are reported',
      () =>
        seen().some((report) => !report.isOurs && report.exists) &&
        seen().some((report) => report.uuid === uuid && report.state === 'STOPPED' && report.boots === 1),
    );
    const generations = seen()
      .filter((report) => report.uuid === uuid)
      .map(({ generation }) => generation);
    expect(generations).toEqual([...generations].sort((a, b) => a - b));
    node.host.hand.delete(uuid);
    await eventually('its end is reported', () =>
      seen().some((report) => report.uuid === uuid && !report.exists),
    );
  });

  it('tasks given while the node is away arrive when it is back', async () => {
    const { desk, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    await node.agent.stop();
    const started = desk.ask(node.uuid, 'instance.start', { uuid });
    await node.restart();
    expect(await outcomeOf(desk, started)).toMatchObject({ observed: { state: 'RUNNING', boots: 1 } });
  });

  it('the headnode goes away and comes back: the agent finds it by itself', async () => {
    const rig = await nodeRig();
    const node = await rig.addNode();
    const { port } = new URL(rig.link.url);
    await rig.link.close();
    await eventually('the agent has noticed', () => !node.agent.status().isConnected);
    const options = { desk: rig.desk, clock: systemClock, logger: quietLogger, port: Number(port) };
    const again = await startNodeLink(options);
    onTestFinished(() => again.close());
    await eventually('the agent is back', () => again.sessions().length === 1);
    await node.createInstance();
    expect(zoneStates(node)).toEqual(['STOPPED']);
  });

  it('starting an agent does not wait for a headnode, and stopping does not either', async () => {
    const directory = temporaryDirectory();
    const agent = await startAgent({
      directory,
      headnodeUrl: 'ws://127.0.0.1:9/node-link',
      node: systemRandom.uuid(),
      host: openSimHost(join(directory, 'host')),
      clock: systemClock,
      random: systemRandom,
      logger: quietLogger,
    });
    expect(agent.status().isConnected).toBe(false);
    await agent.stop();
  });
});

describe('messages get lost and come twice', () => {
  it('a task that is delivered five times has one effect', async () => {
    const { desk, wire, addNode } = await nodeRig();
    const node = await addNode();
    const image = imageOf();
    await node.done('image.ensure', { image });
    const spec = specOf(image.uuid);
    wire.script('duplicate', { direction: 'toNode', field: 'tasks' });
    const id = desk.ask(node.uuid, 'instance.create', { spec });
    for (let delivery = 0; delivery < 4; delivery += 1) desk.tell(id);
    expect(await outcomeOf(desk, id)).toMatchObject({ failure: null });
    expect(node.host.zones()).toMatchObject([{ spec: { uuid: spec.uuid }, state: 'STOPPED' }]);
  });

  it('a lost outcome is told again until it is answered; a lost answer changes nothing', async () => {
    const { desk, wire, addNode } = await nodeRig();
    const node = await addNode();
    wire.script('drop', { direction: 'fromNode', field: 'finishTask' }, 1);
    wire.script('drop', { direction: 'toNode', field: 'finishTask' }, 1);
    const uuid = await node.createInstance();
    await eventually('all is told', () => node.agent.status().untoldOutcomes === 0);
    expect(desk.outcomes.length).toBeGreaterThan(2);
    expect(node.host.zones()).toMatchObject([{ spec: { uuid }, boots: 0 }]);
  });

  it('an outcome outlives the agent that could not tell it', async () => {
    const { desk, wire, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    wire.script('drop', { direction: 'fromNode', field: 'finishTask' });
    const started = desk.ask(node.uuid, 'instance.start', { uuid });
    await eventually('it runs', () => zoneStates(node)[0] === 'RUNNING');
    await eventually('it is in the journal', () => node.agent.status().untoldOutcomes === 1);
    await node.agent.stop();
    wire.heal();
    await node.restart();
    expect(await outcomeOf(desk, started)).toMatchObject({ observed: { state: 'RUNNING', boots: 1 } });
  });

  it('a session that is cut in the middle of everything goes on in the next one', async () => {
    const { desk, link, addNode } = await nodeRig();
    const node = await addNode();
    const image = imageOf();
    const ids = [desk.ask(node.uuid, 'image.ensure', { image })];
    await outcomeOf(desk, ids[0] ?? '');
    for (let made = 0; made < 10; made += 1) {
      ids.push(desk.ask(node.uuid, 'instance.create', { spec: specOf(image.uuid) }));
      link.disconnect(node.uuid);
    }
    const outcomes = await Promise.all(ids.map((id) => outcomeOf(desk, id)));
    expect(outcomes.every(({ failure }) => failure === null)).toBe(true);
    expect(node.host.zones()).toHaveLength(10);
  });

  it('a report that is lost is made good by the next inventory', async () => {
    const { desk, wire, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    wire.script('drop', { direction: 'fromNode', field: 'report' }, 1);
    node.host.hand.delete(uuid);
    await eventually('its absence is known', () => {
      const last = desk.observations.at(-1);
      return last?.isComplete && last.reports.length === 0;
    });
  });

  it('an agent whose headnode hears nothing leaves the connection and dials again', async () => {
    const { wire, addNode } = await nodeRig();
    const node = await addNode();
    wire.script('drop', { direction: 'toNode', node: node.uuid });
    await eventually('it has left', () => !node.agent.status().isConnected);
    wire.heal();
    await eventually('it is back', () => node.agent.status().isConnected);
  });
});

describe('the agent dies', () => {
  it('between the act and the journal: one zone', async () => {
    const { desk, addNode } = await nodeRig();
    const node = await addNode();
    const image = imageOf();
    await node.done('image.ensure', { image });
    const spec = specOf(image.uuid);
    node.host.faults.inject({ act: 'instance.create', mode: 'hang-after' });
    const created = desk.ask(node.uuid, 'instance.create', { spec });
    await eventually('the zone is there', () => zoneStates(node)[0] === 'STOPPED');
    await node.restart();
    expect(await outcomeOf(desk, created)).toMatchObject({ failure: null });
    expect(node.host.zones()).toMatchObject([{ spec: { uuid: spec.uuid } }]);
  });

  it('and its journal is torn, or gone: tasks look first', async () => {
    const { desk, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    const journal = join(node.directory, 'journal.jsonl');
    await node.agent.stop();
    appendFileSync(journal, '{"accepted":{"id":"half');
    await node.restart();
    await node.done('instance.start', { uuid });
    await node.agent.stop();
    expect(readFileSync(journal, 'utf8')).not.toContain('"half');
    writeFileSync(journal, '');
    const again = desk.ask(node.uuid, 'instance.start', { uuid });
    await node.restart();
    expect(await outcomeOf(desk, again)).toMatchObject({ observed: { boots: 1 } });
  });
});

describe('the desk fails', () => {
  it('for a while: everything is repeated and nothing is lost', async () => {
    const { desk, addNode } = await nodeRig();
    const node = await addNode();
    const uuid = await node.createInstance();
    const started = desk.ask(node.uuid, 'instance.start', { uuid });
    desk.isBroken = true;
    await eventually('it runs', () => zoneStates(node)[0] === 'RUNNING');
    const broken = desk.observations.length;
    desk.isBroken = false;
    expect(await outcomeOf(desk, started)).toMatchObject({ observed: { state: 'RUNNING' } });
    await eventually('reports go on', () => desk.observations.length > broken);
  });
});
