import { onTestFinished } from 'vitest';
import { Engine, type EngineOptions } from '../../../headnode/workflows/engine/engine.ts';
import { reason } from '../../../schema/errors.ts';
import type { OperationKind } from '../../../schema/states.ts';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { type OperationDoc, operations } from '../../../subgraphs/compute/store/operations.ts';
import { type TaskDoc, tasks } from '../../../subgraphs/compute/store/tasks.ts';
import { type CollectionSpec, type Doc, insert, update } from '../../../subgraphs/store/port.ts';
import { type BenchParts, openBenchParts } from './bench-parts.ts';
import { newInstance, newOperation } from './documents.ts';

export interface BenchOptions {
  readonly nodes?: number;
  /** For every engine of the bench. */
  readonly engine?: Partial<EngineOptions>;
}

/**
 * The workflow engine among real records and toy nodes, and a clock that moves only while somebody waits.
 * Everything but the engine outlives `restart`. All is released when the test is over.
 */
export async function workflowBench(options: BenchOptions = {}): Promise<WorkflowBench> {
  const parts = await openBenchParts(options.nodes ?? 1);
  const bench = new WorkflowBench(parts, options.engine ?? {});
  onTestFinished(async () => {
    await bench.engine.stop();
    await parts.close();
  });
  await bench.engine.start();
  return bench;
}

export class WorkflowBench {
  engine: Engine;
  readonly parts: BenchParts;
  readonly #engineOptions: Partial<EngineOptions>;

  constructor(parts: BenchParts, engineOptions: Partial<EngineOptions>) {
    this.parts = parts;
    this.#engineOptions = engineOptions;
    this.engine = this.newEngine();
  }

  /** Another engine on the same records, not yet started. */
  newEngine(options: Partial<EngineOptions> = {}): Engine {
    const { records, nics, images, placement, clock, logger, random } = this.parts;
    const imageDesk = { specsFor: async () => images.chain };
    return new Engine({
      world: { ...records, nics, images: imageDesk, placement, clock, logger },
      operations: records.operations,
      random,
      ...this.#engineOptions,
      ...options,
    });
  }

  /** The engine is gone in the middle of whatever it did, and another takes over. */
  async restart(options: Partial<EngineOptions> = {}): Promise<void> {
    // It stops at once; what hangs at a crash point never goes on.
    void this.engine.stop();
    this.engine = this.newEngine(options);
    await this.engine.start();
  }

  /** Admits a creation as the compute subgraph does. */
  async create(wanted: Partial<InstanceDoc> = {}): Promise<{ instance: string; operation: string }> {
    const instance = newInstance({ _id: this.parts.random.uuid(), ...wanted });
    const operation = newOperation('CREATE_INSTANCE', instance, 1);
    await this.parts.calm.commit([insert(instances, instance), insert(operations, operation)]);
    return { instance: instance._id, operation: operation._id };
  }

  /** Admits another operation on an instance; a deletion supersedes what is unfinished. */
  async admit(kind: OperationKind, instanceUuid: string): Promise<string> {
    const record = await this.instance(instanceUuid);
    const operationCount = record.operationCount + 1;
    const operation = newOperation(kind, record, operationCount);
    const superseded = kind === 'DELETE_INSTANCE' ? await this.unfinishedOf(instanceUuid) : [];
    await this.parts.calm.commit([
      update(instances, record, { operationCount }),
      insert(operations, operation),
      ...superseded.map((other) => update(operations, other, { cancelReason: reason('SUPERSEDED') })),
    ]);
    return operation._id;
  }

  async cancel(operationId: string): Promise<void> {
    const operation = await this.operation(operationId);
    await this.parts.calm.commit([update(operations, operation, { cancelReason: reason('CANCELED') })]);
  }

  operation(id: string): Promise<OperationDoc> {
    return this.#read(operations, id);
  }

  instance(uuid: string): Promise<InstanceDoc> {
    return this.#read(instances, uuid);
  }

  async unfinishedOf(targetUuid: string): Promise<readonly OperationDoc[]> {
    const filter = { where: { targetUuid, isUnfinished: true } };
    return this.parts.calm.collection(operations).find({ filter, limit: 100 });
  }

  async unfinishedTasks(): Promise<readonly TaskDoc[]> {
    return this.parts.calm.collection(tasks).find({ filter: { where: { isUnfinished: true } }, limit: 100 });
  }

  /** Lets time pass, with the node link resending now and then, until something is so. */
  async until(what: string, look: () => Promise<boolean> | boolean, withinMs = 900_000): Promise<void> {
    const { clock, nodes } = this.parts;
    const end = clock.monotonic() + withinMs;
    for (let round = 0; !(await look()); round += 1) {
      if (clock.monotonic() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
      await clock.advance(round < 20 ? 1 : round < 200 ? 1_000 : 15_000);
      if (round % 5 === 4) for (const node of nodes) await node.redeliver();
    }
  }

  /** Waits until an operation's record is so. */
  async untilOperation(
    id: string,
    isSo: (operation: OperationDoc) => boolean,
    withinMs?: number,
  ): Promise<void> {
    await this.until('the operation is so', async () => isSo(await this.operation(id)), withinMs);
  }

  /** Waits until an operation has ended. */
  async ended(id: string): Promise<OperationDoc> {
    await this.untilOperation(id, ({ isUnfinished }) => !isUnfinished);
    return this.operation(id);
  }

  /** Waits until an instance has no unfinished operation. */
  async quiet(uuid: string): Promise<InstanceDoc> {
    await this.until('the instance is quiet', async () => (await this.unfinishedOf(uuid)).length === 0);
    return this.instance(uuid);
  }

  /** An instance that runs. */
  async running(): Promise<string> {
    const { instance, operation } = await this.create();
    const { state } = await this.ended(operation);
    if (state !== 'SUCCEEDED') throw new Error(`the creation ended ${state}`);
    return instance;
  }

  /** The only compute node, or the first. */
  get node(): BenchParts['nodes'][number] {
    const [first] = this.parts.nodes;
    if (!first) throw new Error('a bench without compute nodes');
    return first;
  }

  /** What all nodes have done to an instance, in order. */
  effectsOn(uuid: string): readonly (string | undefined)[] {
    return this.parts.nodes.flatMap(({ effects }) =>
      effects.filter((effect) => effect.endsWith(uuid)).map((effect) => effect.split(' ')[0]),
    );
  }

  async #read<D extends Doc>(spec: CollectionSpec<D>, id: string): Promise<D> {
    const found = await this.parts.calm.collection(spec).get(id);
    if (!found) throw new Error(`no ${id} in ${spec.name}`);
    return found;
  }
}
