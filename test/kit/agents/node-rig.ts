import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SimHost } from '../../../agents/hosts/sim/sim-host.ts';
import { instantDurations, type SimModel, simModel } from '../../../agents/hosts/sim/sim-model.ts';
import { type Agent, type AgentOptions, startAgent } from '../../../agents/runtime/start-agent.ts';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import type { TaskOutcome } from '../../../headnode/node-link/desk.ts';
import { type NodeLink, startNodeLink } from '../../../headnode/node-link/start-node-link.ts';
import type { TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import { eventually } from '../eventually.ts';
import { quietLogger } from '../quiet-logger.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { imageOf, specOf } from './fixtures.ts';
import { InMemoryDesk } from './in-memory-desk.ts';
import { ScriptedLinkFaults } from './scripted-link-faults.ts';

export interface RigNode {
  readonly uuid: string;
  readonly directory: string;
  host: SimHost;
  agent: Agent;
  /** Gives the node a task and waits for how it ended. */
  done<K extends TaskKind>(kind: K, payload: TaskPayload<K>): Promise<TaskOutcome>;
  /** Brings an image and makes a stopped instance of it; returns the instance's uuid. */
  createInstance(): Promise<string>;
  /** The agent and its node lose their memory, as by a power cut, and begin again on what is on the disk. */
  restart(): Promise<void>;
}

export interface NodeRig {
  readonly desk: InMemoryDesk;
  readonly link: NodeLink;
  readonly wire: ScriptedLinkFaults;
  /** A simulated node with its agent, enrolled and connected. */
  addNode(wanted?: Partial<SimModel>): Promise<RigNode>;
}

/** Quick where a test would wait. */
const quickTimings = {
  heartbeatIntervalMs: 50,
  inventoryIntervalMs: 200,
  requestTimeoutMs: 400,
  retryFirstMs: 20,
  retryMaxMs: 100,
  graceMs: 200,
};

/** A node link over a real socket in front of an in-memory desk, and agents that connect to it. */
export async function nodeRig(): Promise<NodeRig> {
  const desk = new InMemoryDesk();
  const wire = new ScriptedLinkFaults();
  const link = await startNodeLink({ desk, clock: systemClock, logger: quietLogger, faults: wire });
  onTestFinished(() => link.close());
  return { desk, link, wire, addNode: (wanted) => addNode(desk, link, wanted) };
}

async function addNode(desk: InMemoryDesk, link: NodeLink, wanted?: Partial<SimModel>): Promise<RigNode> {
  const directory = temporaryDirectory();
  const uuid = randomUUID();
  const options = {
    directory: join(directory, 'agent'),
    headnodeUrl: link.url,
    node: uuid,
    joinToken: desk.issueToken(),
    clock: systemClock,
    random: seededRandom(uuid.charCodeAt(0)),
    logger: quietLogger,
    timings: quickTimings,
  };
  const openHost = (): SimHost => openSimHost(join(directory, 'host'), wanted);
  const host = openHost();
  const node = nodeOf(desk, { ...options, host }, openHost, await startAgent({ ...options, host }), host);
  onTestFinished(() => node.agent.stop());
  await eventually('the node is connected', () => node.agent.status().isConnected);
  return node;
}

function nodeOf(
  desk: InMemoryDesk,
  options: AgentOptions,
  openHost: () => SimHost,
  agent: Agent,
  host: SimHost,
): RigNode {
  const { node: uuid, directory } = options;
  const node: RigNode = {
    uuid,
    directory,
    host,
    agent,
    done: (kind, payload) => outcomeOf(desk, desk.ask(uuid, kind, payload)),
    createInstance: async () => {
      const image = imageOf();
      const spec = specOf(image.uuid);
      await node.done('image.ensure', { image });
      await node.done('instance.create', { spec });
      return spec.uuid;
    },
    restart: async () => {
      await node.agent.stop();
      node.host.switchOff();
      node.host = openHost();
      node.agent = await startAgent({ ...options, host: node.host });
    },
  };
  return node;
}

export const outcomeOf = (desk: InMemoryDesk, taskId: string): Promise<TaskOutcome> =>
  eventually(`task ${taskId} has ended`, () => desk.outcomeOf(taskId));

/** A node that takes no time for anything, opened on its directory. */
export const openSimHost = (directory: string, wanted: Partial<SimModel> = {}): SimHost =>
  new SimHost({
    directory,
    clock: systemClock,
    random: seededRandom(1),
    logger: quietLogger,
    model: simModel({ durations: instantDurations, ...wanted }),
  });
