import { parse } from 'graphql';
import { onTestFinished } from 'vitest';
import { seededRandom } from '../../headnode/boot/seeded-random.ts';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph, SubgraphResult } from '../../schema/subgraph.ts';
import { seedPackages } from '../../subgraphs/compute/seed.ts';
import { buildComputeSubgraph } from '../../subgraphs/compute/server.ts';
import { computeCollections } from '../../subgraphs/compute/store/collections.ts';
import { type ComputeNodeDoc, computeNodes } from '../../subgraphs/compute/store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../subgraphs/compute/store/instances.ts';
import { type OperationDoc, operations } from '../../subgraphs/compute/store/operations.ts';
import { cursorCodec } from '../../subgraphs/shared/cursor.ts';
import { openEmbeddedStore } from '../../subgraphs/store/embedded/open-embedded-store.ts';
import { failingStore } from '../../subgraphs/store/failing/failing-store.ts';
import {
  type CollectionSpec,
  type Doc,
  insert,
  type NewDoc,
  type Patch,
  type Store,
  update,
} from '../../subgraphs/store/port.ts';
import { countingStore } from './counting-store.ts';
import { quietLogger } from './quiet-logger.ts';
import { ask, callers, openSubgraphBench } from './subgraph-bench.ts';
import { virtualClock } from './virtual-clock.ts';

export type ComputeBench = Awaited<ReturnType<typeof computeBench>>;

export interface ComputeBenchOptions {
  readonly queuedChanges?: number;
  readonly retainedChanges?: number;
}

/** What any mutation on instances answers, as plain data. */
export interface MutationAnswer {
  readonly instance: (Record<string, unknown> & { readonly uuid: string; readonly name: string }) | null;
  readonly operation: (Record<string, unknown> & { readonly uuid: string }) | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

const answerFields = `
  instance { id uuid name state brand revision createdAt autoboot deletionProtection
    tags { name value } metadata { key value } }
  operation { id uuid kind state progress cancelable revision steps { name state attempts } }
  userErrors { code field message hint }`;

/** Compute only asks the others and changes nothing of theirs: one set of them serves all tests of a file, and ends with its process. */
let openedPeers: ReturnType<typeof openSubgraphBench> | undefined;

/** The compute subgraph on a real store of its own, beside real image, network and account subgraphs. No headnode: tests play it. */
export async function computeBench({ queuedChanges, retainedChanges }: ComputeBenchOptions = {}) {
  openedPeers ??= openSubgraphBench();
  const peers = await openedPeers;
  const clock = virtualClock();
  const random = seededRandom(7);
  const engine = await openEmbeddedStore({
    path: ':memory:',
    collections: computeCollections,
    clock,
    ...(retainedChanges !== undefined && { retainedChanges }),
  });
  const counter = countingStore(engine);
  const store = failingStore(counter);
  onTestFinished(() => store.close());
  await seedPackages(store);
  const compute = buildComputeSubgraph({
    store,
    clock,
    random,
    logger: quietLogger,
    cursors: cursorCodec(random.bytes(32)),
    peers: {
      image: peers.image.subgraph,
      network: peers.network.subgraph,
      account: peers.account.subgraph,
    },
    ...(queuedChanges !== undefined && { queuedChanges }),
  });

  /** Calls a mutation by its name and gives back its payload. @throws Error with the answer's errors */
  const mutate = async (
    name: string,
    input: Readonly<Record<string, unknown>>,
    caller: Caller = callers.demo,
  ): Promise<MutationAnswer> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${answerFields} } }`;
    return (await dataOf<{ answer: MutationAnswer }>(ask(compute, caller, document, { input }))).answer;
  };

  return {
    clock,
    peerStore: peers.store,
    counter,
    store,
    compute,
    mutate,
    create: (input: Readonly<Record<string, unknown>> = {}, caller: Caller = callers.demo) =>
      mutate('createInstance', { package: 'g1.nano', image: 'base-64-lts', ...input }, caller),
    read: <T>(query: string, variables = {}, caller: Caller = callers.demo) =>
      dataOf<T>(ask(compute, caller, query, variables)),
    subscribe: <T>(query: string, variables = {}, caller: Caller = callers.demo) =>
      openStream<T>(compute.subgraph, caller, query, variables),
    ...headnode(store),
  };
}

/** What the headnode would do to the records, one stroke each. */
function headnode(store: Store) {
  const write = async <D extends Doc>(spec: CollectionSpec<D>, id: string, set: Patch<D>): Promise<D> => {
    const present = await store.collection(spec).get(id);
    if (!present) throw new Error(`no ${id} in ${spec.name}`);
    // The document written is of the collection it was read from.
    return (await store.commit([update(spec, present, set)]))[0] as D;
  };
  const setOperation = (uuid: string, set: Patch<OperationDoc>): Promise<OperationDoc> =>
    write(operations, uuid, set);
  const finish = (uuid: string, state: 'SUCCEEDED' | 'FAILED' | 'CANCELED' = 'SUCCEEDED') =>
    setOperation(uuid, { state, isUnfinished: false });
  const setInstance = (uuid: string, set: Patch<InstanceDoc>): Promise<InstanceDoc> =>
    write(instances, uuid, set);
  return {
    setInstance,
    setOperation,
    finish,
    /** Brings what createInstance answered to life, on a node. */
    settle: async ({ instance, operation }: MutationAnswer, set: Patch<InstanceDoc> = {}) => {
      await finish(operation?.uuid ?? '');
      return setInstance(instance?.uuid ?? '', { state: 'RUNNING', nodeUuid: benchNode._id, ...set });
    },
    setNode: (set: Patch<ComputeNodeDoc>) => write(computeNodes, benchNode._id, set),
    addNode: async (): Promise<void> => void (await store.commit([insert(computeNodes, benchNode)])),
  };
}

const resources = { ramMiB: 65_536, diskGiB: 1_000, cpuPercent: 3_200, instances: 224 };

export const benchNode: NewDoc<ComputeNodeDoc> = {
  _id: 'aaaa0000-0000-4000-8000-000000000001',
  hostname: 'cn1',
  status: 'RUNNING',
  isReservedForOperator: false,
  facts: {
    hostname: 'cn1',
    host: 'sim',
    platform: '20260101T000000Z',
    agentVersion: '1.0.0',
    ramMiB: 65_536,
    diskGiB: 1_000,
    cpus: 8,
    brands: ['JOYENT', 'BHYVE'],
    nicTags: ['external', 'internal'],
  },
  capacity: resources,
  reserved: { ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 },
  publicKey: 'AAAA',
  lastHeartbeatAt: null,
};

/** An answer's data. @throws Error with the answer's errors, when there are any */
async function dataOf<T>(answer: Promise<SubgraphResult>): Promise<T> {
  const { data, errors } = await answer;
  if (errors || !data) throw new Error(`the answer has errors: ${JSON.stringify(errors)}`);
  // Tests name the form of what they ask for.
  return data as T;
}

/** The events of one subscription, each as the data below its only root field. */
export interface OpenStream<T> {
  next(): Promise<T | undefined>;
  take(count: number): Promise<T[]>;
  close(): Promise<void>;
}

/** @throws Error whose message is the code of the refusal */
async function openStream<T>(
  subgraph: Subgraph,
  caller: Caller,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<OpenStream<T>> {
  const stream = await subgraph.subscribe({
    document: parse(query),
    variables,
    caller,
    requestId: 'test',
  });
  if ('errors' in stream) throw new Error(String(stream.errors[0]?.extensions.code));
  onTestFinished(async () => void (await stream.return()));
  const next = async (): Promise<T | undefined> => {
    const step = await stream.next();
    if (step.done) return undefined;
    const data = await dataOf<Record<string, T>>(Promise.resolve(JSON.parse(JSON.stringify(step.value))));
    return Object.values(data)[0];
  };
  return {
    next,
    async take(count) {
      const taken: T[] = [];
      for (let event = await next(); event !== undefined; event = await next()) {
        taken.push(event);
        if (taken.length === count) break;
      }
      return taken;
    },
    close: async () => void (await stream.return()),
  };
}
