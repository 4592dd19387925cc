import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SimHost } from '../../agents/hosts/sim/sim-host.ts';
import { type SimDurations, simModel } from '../../agents/hosts/sim/sim-model.ts';
import { type Agent, startAgent } from '../../agents/runtime/start-agent.ts';
import { type Clock, type Logger, pause, type Random } from '../../schema/runtime.ts';
import type { Headnode } from '../server.ts';
import type { DataDirectory } from './data-directory.ts';
import { seededRandom, version4 } from './seeded-random.ts';

/** A compute node that lives in this process: its agent speaks the real protocol, its host is simulated. */
export interface SimulatedNode {
  readonly uuid: string;
  readonly agent: Agent;
  readonly host: SimHost;
}

export interface SimulatedNodesOptions {
  readonly count: number;
  readonly seed: number;
  readonly data: DataDirectory;
  readonly headnode: Headnode;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly durations?: SimDurations | undefined;
}

const joinTokenLifetimeMs = 10 * 60_000;

const joinPatienceMs = 10_000;
const joinCheckIntervalMs = 20;

/** Starts the first `count` simulated compute nodes of this data directory, with the state they had before. */
export async function startSimulatedNodes(options: SimulatedNodesOptions): Promise<readonly SimulatedNode[]> {
  const nodes: SimulatedNode[] = [];
  for (let place = 1; place <= options.count; place += 1) nodes.push(await startNode(options, place));
  return nodes;
}

/** Waits until that many compute nodes are heard of, so that a first request finds them; but not for ever. */
export async function untilHeardOf(
  count: number,
  { headnode, clock }: Pick<SimulatedNodesOptions, 'headnode' | 'clock'>,
): Promise<void> {
  const deadline = clock.monotonic() + joinPatienceMs;
  const running = async (): Promise<number> => (await headnode.readiness()).computeNodes.running;
  while ((await running()) < count && clock.monotonic() < deadline) await pause(clock, joinCheckIntervalMs);
}

async function startNode(options: SimulatedNodesOptions, place: number): Promise<SimulatedNode> {
  const { data, headnode, clock, random, seed, durations } = options;
  const uuid = uuidOf(data, place);
  const directory = data.nodePath(uuid);
  const logger = options.logger.child({ part: 'agent' });
  const host = new SimHost({
    directory,
    clock,
    random: seededRandom(seed + place),
    logger: logger.child({ node: uuid }),
    model: simModel({ hostname: `cn-${place}`, ...(durations && { durations }) }),
  });
  const isEnrolled = existsSync(join(directory, 'enrolled.json'));
  const joinToken = isEnrolled
    ? undefined
    : await headnode.issueJoinToken({ node: uuid, lifetimeMs: joinTokenLifetimeMs });
  const agent = await startAgent({
    directory,
    headnodeUrl: headnode.nodeLinkUrl,
    node: uuid,
    ...(joinToken !== undefined && { joinToken }),
    host,
    clock,
    random,
    logger,
  });
  return { uuid, agent, host };
}

/** The same place in the same data directory is always the same node. */
const uuidOf = (data: DataDirectory, place: number): string =>
  version4(createHmac('sha256', data.secrets.nodeNamespace).update(`node ${place}`).digest().subarray(0, 16));
