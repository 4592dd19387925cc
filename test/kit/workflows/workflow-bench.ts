import { expect, onTestFinished } from 'vitest';
import { createPlacement } from '../../../headnode/placement/create-placement.ts';
import { type CrashPoints, noCrashPoints } from '../../../headnode/workflows/engine/crash-points.ts';
import { Engine, type EngineOptions } from '../../../headnode/workflows/engine/engine.ts';
import { reason } from '../../../schema/errors.ts';
import type { Logger } from '../../../schema/runtime.ts';
import { isLegalInstanceTransition, type OperationKind } from '../../../schema/states.ts';
import type { ImageSpec } from '../../../schema/tasks.ts';
import { computeNodeRecords } from '../../../subgraphs/compute/service/records/compute-node-records.ts';
import { instanceCensus } from '../../../subgraphs/compute/service/records/instance-census.ts';
import { createInstanceRecords } from '../../../subgraphs/compute/service/records/instance-records.ts';
import { openOperationRecords } from '../../../subgraphs/compute/service/records/operation-records.ts';
import { openTaskRecords } from '../../../subgraphs/compute/service/records/task-records.ts';
import { accountUsage } from '../../../subgraphs/compute/store/account-usage.ts';
import { computeNodes } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { joinTokens } from '../../../subgraphs/compute/store/join-tokens.ts';
import { type OperationDoc, operations } from '../../../subgraphs/compute/store/operations.ts';
import { tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { failingStore } from '../../../subgraphs/store/failing/failing-store.ts';
import { type ChangeEvent, insert, update } from '../../../subgraphs/store/port.ts';
import { seededRandom } from '../seeded-random.ts';
import { virtualClock } from '../virtual-clock.ts';
import { newInstance, newNode, newOperation } from './documents.ts';
import { scheduledFaults } from './fault-schedule.ts';
import { ToyNics } from './toy-nics.ts';
import { ToyNode } from './toy-node.ts';

const collections = [instances, operations, tasks, computeNodes, joinTokens, accountUsage];

export interface BenchOptions {
  readonly nodes?: number;
  readonly crashPoints?: CrashPoints;
  readonly engine?: Partial<EngineOptions>;
}

export type WorkflowBench = Awaited<ReturnType<typeof workflowBench>>;

/**
 * The workflow engine with real records and placement on a real store, toy compute nodes and NICs, and a clock that
 * moves only while somebody waits. Everything but the engine outlives `restart`.
 */
export async function workflowBench({ nodes = 1, crashPoints, engine: engineOptions }: BenchOptions = {}) {
  const clock = virtualClock();
  const random = seededRandom(7);
  const log: { level: string; fields: Readonly<Record<string, unknown>>; message: string }[] = [];
  const logger = recordingLogger(log);
  const inner = await openEmbeddedStore({ path: ':memory:', collections, clock });
  const faults = failingStore(inner);
  const store = scheduledFaults(faults);
  const history: ChangeEvent[] = [];
  const feed = await inner.watch({ collections: [instances.name, operations.name] });
  const following = (async () => {
    for await (const event of feed) history.push(event);
  })();
  const operationRecords = await openOperationRecords({ store, clock, logger });
  const taskRecords = await openTaskRecords({ store, clock, logger });
  const instanceRecords = createInstanceRecords({ store });
  const nodeRecords = computeNodeRecords({ store, clock, random, logger });
  const nics = new ToyNics();
  const images: { chain: readonly ImageSpec[] | undefined } = {
    chain: [imageSpec(random.uuid()), imageSpec(random.uuid())],
  };
  const placement = createPlacement({
    nodes: nodeRecords,
    instances: instanceRecords,
    census: instanceCensus(store),
    random,
    logger,
  });
  const nodeDocs = Array.from({ length: nodes }, () => newNode({ _id: random.uuid() }));
  await store.commit(nodeDocs.map((node) => insert(computeNodes, node)));
  const toyNodes = new Map(nodeDocs.map(({ _id }) => [_id, new ToyNode(taskRecords, _id)]));

  const newEngine = (options: Partial<EngineOptions>): Engine =>
    new Engine({
      world: {
        instances: instanceRecords,
        tasks: taskRecords,
        nodes: nodeRecords,
        nics,
        images: { specsFor: async () => images.chain },
        placement,
        clock,
        logger,
      },
      operations: operationRecords,
      random,
      ...engineOptions,
      ...options,
    });
  let engine = newEngine({ crashPoints: crashPoints ?? noCrashPoints });
  await engine.start();
  onTestFinished(async () => {
    await engine.stop();
    await operationRecords.close();
    await taskRecords.close();
    await store.close();
    await following;
  });

  const bench = {
    clock,
    store,
    faults,
    nics,
    /** The chain of every image. */
    images,
    log,
    nodes: [...toyNodes.values()],
    nodeUuids: [...toyNodes.keys()],
    newEngine,
    operationRecords,
    instanceRecords,
    taskRecords,
    history,
    get engine() {
      return engine;
    },

    /** The engine is gone in the middle of whatever it did, and another takes over. */
    async restart(options: Partial<EngineOptions> = {}): Promise<void> {
      // It stops at once; what hangs at a crash point never goes on.
      void engine.stop();
      engine = newEngine(options);
      await engine.start();
    },

    /** Admits a creation as the compute subgraph does. */
    async create(wanted: Partial<InstanceDoc> = {}) {
      const instance = newInstance({ _id: random.uuid(), ...wanted });
      const operation = newOperation('CREATE_INSTANCE', instance, 1);
      await inner.commit([insert(instances, instance), insert(operations, operation)]);
      return { instance: instance._id, operation: operation._id };
    },

    /** Admits another operation on an instance; a deletion supersedes what is unfinished. */
    async admit(kind: OperationKind, instanceUuid: string): Promise<string> {
      const record = await inner.collection(instances).get(instanceUuid);
      if (!record) throw new Error('no such instance');
      const operation = newOperation(kind, record, record.operationCount + 1);
      const superseded = kind === 'DELETE_INSTANCE' ? await bench.unfinishedOf(instanceUuid) : [];
      await inner.commit([
        update(instances, record, { operationCount: record.operationCount + 1 }),
        insert(operations, operation),
        ...superseded.map((other) => update(operations, other, { cancelReason: reason('SUPERSEDED') })),
      ]);
      return operation._id;
    },

    async cancel(operationId: string): Promise<void> {
      const operation = await bench.operation(operationId);
      await inner.commit([update(operations, operation, { cancelReason: reason('CANCELED') })]);
    },

    async operation(id: string): Promise<OperationDoc> {
      const operation = await inner.collection(operations).get(id);
      if (!operation) throw new Error('no such operation');
      return operation;
    },

    async instance(uuid: string): Promise<InstanceDoc> {
      const instance = await inner.collection(instances).get(uuid);
      if (!instance) throw new Error('no such instance');
      return instance;
    },

    unfinishedOf: async (targetUuid: string): Promise<readonly OperationDoc[]> =>
      inner
        .collection(operations)
        .find({ filter: { where: { targetUuid, isUnfinished: true } }, limit: 100 }),

    unfinishedTasks: async () =>
      inner.collection(tasks).find({ filter: { where: { isUnfinished: true } }, limit: 100 }),

    setNodeStatus: (uuid: string, status: 'RUNNING' | 'UNKNOWN') => nodeRecords.setStatus(uuid, status, null),

    /** Lets time pass, with the node link resending now and then, until something is so. */
    async until(what: string, look: () => Promise<boolean> | boolean, withinMs = 900_000): Promise<void> {
      const end = clock.monotonic() + withinMs;
      for (let round = 0; !(await look()); round += 1) {
        if (clock.monotonic() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
        await clock.advance(round < 20 ? 1 : round < 200 ? 1_000 : 15_000);
        if (round % 5 === 4) for (const node of toyNodes.values()) await node.redeliver();
      }
    },

    /** Waits until an operation has ended. */
    async ended(id: string): Promise<OperationDoc> {
      await bench.until('the operation has ended', async () => !(await bench.operation(id)).isUnfinished);
      return bench.operation(id);
    },

    /** Waits until an instance has no unfinished operation. */
    async quiet(uuid: string): Promise<InstanceDoc> {
      await bench.until('the instance is quiet', async () => (await bench.unfinishedOf(uuid)).length === 0);
      return bench.instance(uuid);
    },

    /** An instance that runs. */
    async running(): Promise<string> {
      const { instance, operation } = await bench.create();
      expect((await bench.ended(operation)).state).toBe('SUCCEEDED');
      return instance;
    },

    zonesOf: (uuid: string) => [...toyNodes.values()].flatMap(({ zones }) => zones.get(uuid) ?? []),

    effectsOn: (uuid: string) =>
      [...toyNodes.values()].flatMap(({ effects }) =>
        effects.filter((effect) => effect.endsWith(uuid)).map((effect) => effect.split(' ')[0]),
      ),

    /** Nothing but the record is left (law L15). */
    async expectNothingLeft(uuid: string): Promise<void> {
      const { nodeUuid, holdsName } = await bench.instance(uuid);
      expect({ nodeUuid, holdsName }).toEqual({ nodeUuid: null, holdsName: false });
      expect(bench.zonesOf(uuid)).toEqual([]);
      expect(nics.of(uuid)).toEqual([]);
      for (const { reserved } of await nodeRecords.list()) {
        expect(reserved).toEqual({ ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 });
      }
      for (const node of toyNodes.keys()) expect(await taskRecords.unfinishedOf(node)).toEqual([]);
    },

    /** Events without gap, legal transitions only, nothing after DELETED (laws L4, L6). */
    async expectHonestHistory(uuid: string): Promise<void> {
      await bench.until('the feed has caught up', async () => {
        const seen = history.filter(({ id }) => id === uuid).at(-1)?.after?.revision;
        return seen === (await bench.instance(uuid)).revision;
      });
      // Of the two collections that are followed only instances carry instance uuids.
      const docs = history.filter(({ id }) => id === uuid).map(({ after }) => after as InstanceDoc);
      expect(docs.map(({ revision }) => revision)).toEqual(docs.map((_, index) => index + 1));
      docs.slice(1).forEach((doc, index) => {
        const from = docs[index]?.state ?? doc.state;
        expect(isLegalInstanceTransition(from, doc.state), `${from} to ${doc.state}`).toBe(true);
      });
    },
  };
  return bench;
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

function recordingLogger(
  log: { level: string; fields: Readonly<Record<string, unknown>>; message: string }[],
): Logger {
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void log.push({ level, fields, message });
  const logger: Logger = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => logger,
  };
  return logger;
}
