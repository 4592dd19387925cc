import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SimHost } from '../../../agents/hosts/sim/sim-host.ts';
import { type Agent, startAgent } from '../../../agents/runtime/start-agent.ts';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { startHeadnode } from '../../../headnode/server.ts';
import { accountUsage } from '../../../subgraphs/compute/store/account-usage.ts';
import { computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { joinTokens } from '../../../subgraphs/compute/store/join-tokens.ts';
import { operations } from '../../../subgraphs/compute/store/operations.ts';
import { tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { insert } from '../../../subgraphs/store/port.ts';
import { imageOf } from '../agents/fixtures.ts';
import { openSimHost } from '../agents/node-rig.ts';
import { eventually } from '../eventually.ts';
import { quietLogger } from '../quiet-logger.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { virtualClock } from '../virtual-clock.ts';
import { newInstance, newOperation } from '../workflows/documents.ts';
import { ToyNics } from '../workflows/toy-nics.ts';

const collections = [instances, operations, tasks, computeNodes, joinTokens, accountUsage];
const quick = { heartbeatIntervalMs: 30, inventoryIntervalMs: 100, retryFirstMs: 10, retryMaxMs: 50 };
/** Virtual milliseconds that pass with each look; small enough for heartbeats to keep pace. */
const stepMs = 500;

export interface RigAgent {
  readonly uuid: string;
  readonly host: SimHost;
  stop(): Promise<void>;
  /** Begins again after `stop`, on what is on the disk. */
  start(): Promise<void>;
}

export type HeadnodeRig = Awaited<ReturnType<typeof headnodeRig>>;

/**
 * A real headnode with real agents over the real protocol; hosts are simulated, NICs in memory. The headnode's clock
 * runs fast while somebody waits, the agents' is the machine's.
 */
export async function headnodeRig() {
  const clock = virtualClock();
  // Agents prove themselves with the time of day, so that is the headnode's; their rhythm is the machine's.
  const agentClock = { ...systemClock, now: clock.now };
  const random = seededRandom(5);
  const store = await openEmbeddedStore({ path: ':memory:', collections, clock });
  onTestFinished(() => store.close());
  const nics = new ToyNics();
  const images = { specsFor: async (uuid: string) => [imageOf({ uuid })] };
  const headnode = await startHeadnode({ store, clock, random, logger: quietLogger, nics, images });
  onTestFinished(() => headnode.stop());

  const rig = {
    headnode,
    store,
    nics,

    /** A node that is enrolled and heard. */
    async addNode(): Promise<RigAgent> {
      const uuid = random.uuid();
      const directory = temporaryDirectory();
      const host = openSimHost(join(directory, 'host'), { hostname: `cn-${uuid.slice(0, 8)}` });
      const joinToken = await headnode.issueJoinToken({ node: uuid, lifetimeMs: 60_000 });
      let agent: Agent;
      const start = async (): Promise<void> => {
        agent = await startAgent({
          directory: join(directory, 'agent'),
          headnodeUrl: headnode.nodeLinkUrl,
          node: uuid,
          joinToken,
          host,
          clock: agentClock,
          random,
          logger: quietLogger,
          timings: quick,
        });
      };
      await start();
      onTestFinished(() => agent.stop());
      await rig.untilNode(uuid, 'RUNNING');
      return { uuid, host, start, stop: () => agent.stop() };
    },

    /** Admits a creation as the compute subgraph does. */
    async create(): Promise<string> {
      const instance = newInstance({ _id: random.uuid() });
      const operation = newOperation('CREATE_INSTANCE', instance, 1);
      await store.commit([insert(instances, instance), insert(operations, operation)]);
      return instance._id;
    },

    async instance(uuid: string): Promise<InstanceDoc> {
      const record = await store.collection(instances).get(uuid);
      if (!record) throw new Error('no such instance');
      return record;
    },

    /** Lets the headnode's time pass until something is so. */
    until: (what: string, look: () => Promise<boolean>): Promise<true> =>
      eventually(what, async () => {
        await clock.advance(stepMs);
        return (await look()) && true;
      }),

    untilNode: (uuid: string, status: 'RUNNING' | 'UNKNOWN') =>
      rig.until(
        `the node is ${status}`,
        async () => (await store.collection(computeNodes).get(uuid))?.status === status,
      ),

    untilInstance: (uuid: string, state: InstanceDoc['state']) =>
      rig.until(`the instance is ${state}`, async () => (await rig.instance(uuid)).state === state),
  };
  return rig;
}
