import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { SimDurations } from '../../agents/hosts/sim/sim-model.ts';
import { explorerDirectory } from '../../gateway/explorer/build.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../gateway/start-gateway.ts';
import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import type { TokenService } from '../../subgraphs/account/service/token-service.ts';
import { cursorCodec } from '../../subgraphs/shared/cursor.ts';
import { openEmbeddedStore } from '../../subgraphs/store/embedded/open-embedded-store.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import { type Headnode, type HeadnodeOptions, startHeadnode } from '../server.ts';
import { buildSubgraphs, type Subgraphs, seedDatacenter } from './build-subgraphs.ts';
import { allCollections } from './collections.ts';
import type { Config } from './config.ts';
import type { Credentials, DataDirectory } from './data-directory.ts';
import { ensureCredentials } from './demo-credentials.ts';
import { type SimulatedNode, startSimulatedNodes, untilHeardOf } from './simulated-nodes.ts';

export interface DatacenterOptions {
  readonly config: Pick<Config, 'host' | 'port' | 'nodes' | 'seed'>;
  readonly data: DataDirectory;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** How long simulated nodes take for things; pleasant to watch unless told. */
  readonly durations?: SimDurations;
  readonly engine?: HeadnodeOptions['engine'];
  /** The gateway's bounds; those of `schema/limits.ts` unless told. */
  readonly limits?: GatewayOptions['limits'];
}

/** A whole data center in this process. */
export interface Datacenter {
  readonly credentials: Credentials;
  readonly gateway: Gateway;
  readonly headnode: Headnode;
  readonly nodes: readonly SimulatedNode[];
  readonly tokens: TokenService;
  readonly store: Store;
  /** Drains and stops everything, from the door inwards. */
  stop(): Promise<void>;
}

/**
 * Starts gateway, subgraphs, headnode and simulated compute nodes on the embedded store, from the store outwards,
 * so that whatever can be reached works. When a part cannot start, those before it are stopped again.
 * @throws StoreLocked while another process has the data directory; what the parts throw
 */
export async function startDatacenter(options: DatacenterOptions): Promise<Datacenter> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startParts(options, (end) => stops.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: DatacenterOptions,
  onStop: (end: () => Promise<void>) => void,
): Promise<Omit<Datacenter, 'stop'>> {
  const { config, data, clock, logger } = options;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const store = await openEmbeddedStore({ path: data.storePath, collections: allCollections, clock, logger });
  onStop(() => store.close());
  const cursors = cursorCodec(Buffer.from(data.secrets.cursorKey, 'base64'));
  const subgraphs = buildSubgraphs({ ...options, store, cursors });
  onStop(() => subgraphs.compute.close());
  await seedDatacenter({ store }, subgraphs);
  const headnode = await startHeadnode({
    ...options,
    logger: logger.child({ part: 'headnode' }),
    store,
    nics: subgraphs.network.nics,
    images: subgraphs.image.images,
    registry,
  });
  onStop(() => headnode.stop());
  const nodes = await startSimulatedNodes({ ...options, count: config.nodes, seed: config.seed, headnode });
  for (const { agent } of nodes) onStop(() => agent.stop());
  await untilHeardOf(nodes.length, { headnode, clock });
  const gateway = await openDoor(options, subgraphs, headnode, registry);
  onStop(() => gateway.close());
  const { tokens } = subgraphs.account;
  return {
    credentials: await ensureCredentials(data, tokens, gateway),
    gateway,
    headnode,
    nodes,
    tokens,
    store,
  };
}

const openDoor = (
  { config, clock, random, logger, limits }: DatacenterOptions,
  { account, compute, image, network }: Subgraphs,
  headnode: Headnode,
  registry: Registry,
): Promise<Gateway> =>
  startGateway({
    supergraphSdl: readFileSync(join(import.meta.dirname, '../../schema/supergraph.graphql'), 'utf8'),
    subgraphs: [account.subgraph, compute.subgraph, image.subgraph, network.subgraph],
    clock,
    random,
    logger,
    registry,
    readiness: async () => ({
      headnode: await headnode.readiness().then(
        () => 'ok',
        () => 'the store does not answer',
      ),
    }),
    explorerDirectory,
    host: config.host,
    port: config.port,
    limits,
  });
