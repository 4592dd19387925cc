import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { createPlacement } from '../../../headnode/placement/create-placement.ts';
import type { ImageSpec } from '../../../schema/tasks.ts';
import { computeNodeRecords } from '../../../subgraphs/compute/service/records/compute-node-records.ts';
import { instanceCensus } from '../../../subgraphs/compute/service/records/instance-census.ts';
import { createInstanceRecords } from '../../../subgraphs/compute/service/records/instance-records.ts';
import { openOperationRecords } from '../../../subgraphs/compute/service/records/operation-records.ts';
import { openTaskRecords } from '../../../subgraphs/compute/service/records/task-records.ts';
import { accountUsage } from '../../../subgraphs/compute/store/account-usage.ts';
import { computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { instances } from '../../../subgraphs/compute/store/instances.ts';
import { joinTokens } from '../../../subgraphs/compute/store/join-tokens.ts';
import { operations } from '../../../subgraphs/compute/store/operations.ts';
import { tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { failingStore } from '../../../subgraphs/store/failing/failing-store.ts';
import { type ChangeEvent, insert } from '../../../subgraphs/store/port.ts';
import { virtualClock } from '../virtual-clock.ts';
import { newNode } from './documents.ts';
import { scheduledFaults } from './fault-schedule.ts';
import { recordingLogger } from './recording-logger.ts';
import { ToyNics } from './toy-nics.ts';
import { ToyNode } from './toy-node.ts';

const collections = [instances, operations, tasks, computeNodes, joinTokens, accountUsage];

export type BenchParts = Awaited<ReturnType<typeof openBenchParts>>;

/** Everything around the engine: real records and placement on a real store, toy compute nodes, NICs and images. */
export async function openBenchParts(nodeCount: number) {
  const clock = virtualClock();
  const random = seededRandom(7);
  const { logger, lines: log } = recordingLogger();
  /** What the test itself looks at and writes to: never in trouble. */
  const calm = await openEmbeddedStore({ path: ':memory:', collections, clock });
  const faults = failingStore(calm);
  const store = scheduledFaults(faults);
  const history: ChangeEvent[] = [];
  const feed = await calm.watch({ collections: [instances.name, operations.name] });
  const following = (async () => {
    for await (const event of feed) history.push(event);
  })();
  const options = { store, clock, random, logger };
  const records = {
    operations: await openOperationRecords(options),
    tasks: await openTaskRecords(options),
    instances: createInstanceRecords(options),
    nodes: computeNodeRecords(options),
  };
  const placement = createPlacement({ ...options, ...records, census: instanceCensus(store) });
  const nodeDocs = Array.from({ length: nodeCount }, () => newNode({ _id: random.uuid() }));
  await calm.commit(nodeDocs.map((node) => insert(computeNodes, node)));
  const close = async (): Promise<void> => {
    await records.operations.close();
    await records.tasks.close();
    await store.close();
    await following;
  };
  /** The chain of every image. */
  const images: { chain: readonly ImageSpec[] | undefined } = {
    chain: [imageSpec(random.uuid()), imageSpec(random.uuid())],
  };
  return {
    clock,
    random,
    logger,
    log,
    calm,
    faults,
    store,
    history,
    records,
    placement,
    images,
    nics: new ToyNics(),
    nodes: nodeDocs.map(({ _id }) => new ToyNode(records.tasks, _id)),
    close,
  };
}

const imageSpec = (uuid: string): ImageSpec => ({
  uuid,
  name: 'base-64',
  version: '24.4.1',
  type: 'ZONE_DATASET',
  sizeBytes: 1_000_000,
  sha1: '0'.repeat(40),
  originUuid: null,
});
