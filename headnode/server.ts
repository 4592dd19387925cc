import type { Registry } from 'prom-client';
import type { Clock, Logger, Random } from '../schema/runtime.ts';
import { computeNodeRecords } from '../subgraphs/compute/service/records/compute-node-records.ts';
import { instanceCensus } from '../subgraphs/compute/service/records/instance-census.ts';
import { createInstanceRecords } from '../subgraphs/compute/service/records/instance-records.ts';
import type { ComputeNodeRecords } from '../subgraphs/compute/service/records/interfaces.ts';
import { storedObservations } from '../subgraphs/compute/service/records/observations.ts';
import { openOperationRecords } from '../subgraphs/compute/service/records/operation-records.ts';
import { openTaskRecords } from '../subgraphs/compute/service/records/task-records.ts';
import type { ImageDesk } from '../subgraphs/image/service/image-desk.ts';
import type { NicDesk } from '../subgraphs/network/service/nic-desk.ts';
import type { Store } from '../subgraphs/store/port.ts';
import { createNodeDesk } from './desk/create-node-desk.ts';
import { nicsFollow } from './desk/nics-follow.ts';
import { NodeViews } from './desk/node-views.ts';
import { reportIntake } from './desk/report-intake.ts';
import { type HeadnodeGauges, type HeadnodeMetrics, headnodeMetrics } from './headnode-metrics.ts';
import type { LinkFaults } from './node-link/link-faults.ts';
import { type NodeLink, startNodeLink } from './node-link/start-node-link.ts';
import { createPlacement } from './placement/create-placement.ts';
import { allReconcilers } from './reconcilers/all-reconcilers.ts';
import { heartbeatNotesName } from './reconcilers/heartbeat-notes.ts';
import { nodeLivenessName } from './reconcilers/node-liveness.ts';
import { type Reconcilers, startReconcilers } from './reconcilers/start-reconcilers.ts';
import { Engine, type EngineOptions } from './workflows/engine/engine.ts';

export interface HeadnodeOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly nics: NicDesk;
  readonly images: ImageDesk;
  /** Where agents connect. Port default 0: chosen by the system; host default 127.0.0.1, never a public address. */
  readonly nodeLink?: {
    readonly port?: number;
    readonly host?: string;
    /** Trouble on the wire, for simulations. */
    readonly faults?: LinkFaults;
  };
  /** The workflow engine's knobs. */
  readonly engine?: Pick<EngineOptions, 'parallel' | 'tickMs' | 'retry' | 'crashPoints'>;
  /** Where the headnode's metrics are registered; a registry takes them once. */
  readonly registry?: Registry | undefined;
}

export interface Headnode {
  /** `ws://HOST:PORT/node-link`, for agents. */
  readonly nodeLinkUrl: string;
  /** A single-use join token. One for a known node must be bound to it: it replaces the node's key. */
  issueJoinToken: ComputeNodeRecords['issueJoinToken'];
  /** What there is to say about the headnode's health. @throws StoreUnavailable when the store does not answer */
  readiness(): Promise<Readiness>;
  /** Runs a reconciler by name, now, and resolves when it has run. */
  reconcile: Reconcilers['kick'];
  /** Cuts a node's session, if it has one; its agent comes back by itself. */
  disconnect: NodeLink['disconnect'];
  /** Begins nothing any more, lets what is being done end (at most 8 s), closes all connections. The store stays open. */
  stop(): Promise<void>;
}

export interface Readiness {
  readonly computeNodes: { readonly known: number; readonly running: number };
  readonly operations: { readonly underway: number; readonly waiting: number };
}

/**
 * Starts the brain: records → reconcilers → desk → node link → workflows, stopped the other way round. Everything it
 * knows is in the store; it may be killed at any moment and started again. One at a time drives a data center.
 * @throws when the node link cannot listen
 */
export async function startHeadnode(options: HeadnodeOptions): Promise<Headnode> {
  const { clock, logger, random, nics, images } = options;
  const metrics = options.registry && headnodeMetrics(options.registry);
  const records = await openRecords(options, metrics);
  const { nodes, instances, tasks } = records;
  const views = new NodeViews(clock);
  const take = reportIntake(views, records.observations);
  const parts = { ...options, ...records, views, take, onStrangers: metrics?.strangers };
  const reconcilers = startReconcilers(allReconcilers(parts), {
    clock,
    logger,
    onRun: metrics?.reconcilerRun,
  });
  const onFirstWord = (): void => {
    for (const name of [nodeLivenessName, heartbeatNotesName]) void reconcilers.kick(name);
  };
  const desk = createNodeDesk({ nodes, tasks, take, views, clock, onFirstWord });
  const placement = createPlacement({ ...records, random, logger, onOutcome: metrics?.placement });
  const world = { instances, tasks, nodes, nics, images, placement, clock, logger };
  const engine = new Engine({ ...options.engine, world, operations: records.operations, random });
  const closeAll = async (link?: NodeLink): Promise<void> => {
    await engine.stop();
    await reconcilers.stop();
    await link?.close();
    desk.close();
    await records.close();
  };
  const link = await startNodeLink({ desk, clock, logger, ...options.nodeLink }).catch(
    async (error: unknown) => {
      await closeAll();
      throw error;
    },
  );
  await engine.start();
  metrics?.gauges(gaugesOf(link, engine));
  return {
    nodeLinkUrl: link.url,
    issueJoinToken: nodes.issueJoinToken,
    reconcile: reconcilers.kick,
    disconnect: link.disconnect,
    readiness: () => readinessOf(nodes, engine),
    stop: () => closeAll(link),
  };
}

/** The compute subgraph's records, and what the headnode reads and writes through them. */
async function openRecords(options: HeadnodeOptions, metrics: HeadnodeMetrics | undefined) {
  const { store, logger, nics } = options;
  const follow = nicsFollow(nics, logger);
  const tasks = await openTaskRecords(options);
  const operations = await openOperationRecords(options);
  return {
    tasks,
    operations,
    nodes: computeNodeRecords(options),
    instances: createInstanceRecords({ store }),
    census: instanceCensus(store),
    observations: storedObservations({
      ...options,
      onMoved: follow.moved,
      onOutcome: metrics?.observation,
    }),
    close: async () => {
      await follow.drain();
      await operations.close();
      await tasks.close();
    },
  };
}

const gaugesOf = (link: NodeLink, engine: Engine): HeadnodeGauges => ({
  sessions: () => link.sessions().length,
  operationsUnderway: () => engine.stats().underway,
  operationsWaiting: () => engine.stats().waiting,
});

async function readinessOf(nodes: ComputeNodeRecords, engine: Engine): Promise<Readiness> {
  const known = await nodes.list();
  const running = known.filter(({ status }) => status === 'RUNNING').length;
  return { computeNodes: { known: known.length, running }, operations: engine.stats() };
}
