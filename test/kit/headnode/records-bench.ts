import { onTestFinished } from 'vitest';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { NodeViews } from '../../../headnode/desk/node-views.ts';
import { reportIntake } from '../../../headnode/desk/report-intake.ts';
import { createPlacement } from '../../../headnode/placement/create-placement.ts';
import type { InstanceReport } from '../../../schema/tasks.ts';
import { computeNodeRecords } from '../../../subgraphs/compute/service/records/compute-node-records.ts';
import { instanceCensus } from '../../../subgraphs/compute/service/records/instance-census.ts';
import { createInstanceRecords } from '../../../subgraphs/compute/service/records/instance-records.ts';
import { storedObservations } from '../../../subgraphs/compute/service/records/observations.ts';
import { openTaskRecords } from '../../../subgraphs/compute/service/records/task-records.ts';
import { accountUsage } from '../../../subgraphs/compute/store/account-usage.ts';
import { type ComputeNodeDoc, computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { joinTokens } from '../../../subgraphs/compute/store/join-tokens.ts';
import { operations } from '../../../subgraphs/compute/store/operations.ts';
import { tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { failingStore } from '../../../subgraphs/store/failing/failing-store.ts';
import { insert, type NewDoc, update } from '../../../subgraphs/store/port.ts';
import { quietLogger } from '../quiet-logger.ts';
import { virtualClock } from '../virtual-clock.ts';
import { newInstance, newNode, newOperation } from '../workflows/documents.ts';
import { ToyNics } from '../workflows/toy-nics.ts';

const collections = [instances, operations, tasks, computeNodes, joinTokens, accountUsage];

export type RecordsBench = Awaited<ReturnType<typeof recordsBench>>;

/** The headnode's records on a real store, a clock that stands still, and NICs in memory. */
export async function recordsBench() {
  const clock = virtualClock();
  const random = seededRandom(3);
  const logger = quietLogger;
  const store = failingStore(await openEmbeddedStore({ path: ':memory:', collections, clock }));
  const taskRecords = await openTaskRecords({ store, clock, logger });
  onTestFinished(async () => {
    await taskRecords.close();
    await store.close();
  });
  const outcomes: string[] = [];
  const moved: string[] = [];
  const nodes = computeNodeRecords({ store, clock, random, logger });
  const instanceRecords = createInstanceRecords({ store });
  const census = instanceCensus(store);
  const observations = storedObservations({
    store,
    clock,
    logger,
    onOutcome: (outcome) => outcomes.push(outcome),
    onMoved: (uuid, state) => moved.push(`${uuid} ${state}`),
  });
  const views = new NodeViews(clock);
  const bench = {
    store,
    clock,
    random,
    logger,
    nodes,
    instances: instanceRecords,
    tasks: taskRecords,
    census,
    observations,
    views,
    nics: new ToyNics(),
    take: reportIntake(views, observations),
    placement: createPlacement({ nodes, instances: instanceRecords, census, random, logger }),
    /** What became of each report so far. */
    outcomes,
    /** Each change of state by observation so far, as `UUID STATE`. */
    moved,

    async addNode(wanted: Partial<NewDoc<ComputeNodeDoc>> = {}): Promise<string> {
      const node = newNode({ _id: random.uuid(), ...wanted });
      await store.commit([insert(computeNodes, node)]);
      return node._id;
    },

    async addInstance(wanted: Partial<NewDoc<InstanceDoc>> = {}): Promise<string> {
      const instance = newInstance({ _id: random.uuid(), ...wanted });
      await store.commit([insert(instances, instance)]);
      return instance._id;
    },

    /** An instance that runs on the node, reserved there, as its node has reported it. */
    async addRunning(nodeUuid: string, wanted: Partial<NewDoc<InstanceDoc>> = {}): Promise<string> {
      const uuid = await bench.addInstance(wanted);
      if (!(await nodes.reserve(nodeUuid, uuid))) throw new Error('the node is full');
      await instanceRecords.move(uuid, 'RUNNING', { observed: observationAt(1) });
      return uuid;
    },

    /** Admits an operation that nobody drives; the returned function ends it. */
    async keepBusy(uuid: string): Promise<() => Promise<void>> {
      const record = await bench.instance(uuid);
      const operation = newOperation('STOP_INSTANCE', record, record.operationCount + 1);
      await store.commit([
        update(instances, record, { operationCount: record.operationCount + 1 }),
        insert(operations, operation),
      ]);
      return async () => {
        const now = await store.collection(operations).get(operation._id);
        if (now) await store.commit([update(operations, now, { state: 'SUCCEEDED', isUnfinished: false })]);
      };
    },

    async instance(uuid: string): Promise<InstanceDoc> {
      const record = await instanceRecords.get(uuid);
      if (!record) throw new Error('no such instance');
      return record;
    },

    async node(uuid: string): Promise<ComputeNodeDoc> {
      const record = await nodes.get(uuid);
      if (!record) throw new Error('no such compute node');
      return record;
    },
  };
  return bench;
}

const observationAt = (generation: number) =>
  ({ state: 'RUNNING', exists: true, generation, boots: 1 }) as const;

/** What a node says about a running zone of ours, unless told otherwise. */
export const reportOf = (uuid: string, wanted: Partial<InstanceReport> = {}): InstanceReport => ({
  uuid,
  state: 'RUNNING',
  generation: 1,
  boots: 1,
  exists: true,
  isOurs: true,
  ...wanted,
});
