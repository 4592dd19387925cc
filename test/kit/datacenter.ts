import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { instantDurations } from '../../agents/hosts/sim/sim-model.ts';
import type { Gateway } from '../../gateway/start-gateway.ts';
import { openDataDirectory } from '../../headnode/boot/data-directory.ts';
import type { SimulatedNode } from '../../headnode/boot/simulated-nodes.ts';
import { startDatacenter } from '../../headnode/boot/start-datacenter.ts';
import { systemClock } from '../../headnode/boot/system-clock.ts';
import { systemRandom } from '../../headnode/boot/system-random.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import { seededAccounts } from '../../subgraphs/account/seed.ts';
import type { TokenService } from '../../subgraphs/account/service/token-service.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import { type GraphClient, graphClient } from './graph-client.ts';
import { quietLogger } from './quiet-logger.ts';

/** A whole data center inside the test's process, whose simulated nodes do everything at once. */
export interface Datacenter {
  readonly url: string;
  readonly wsUrl: string;
  readonly token: string;
  readonly operatorToken: string;
  readonly nodes: readonly SimulatedNode[];
  readonly tokens: TokenService;
  readonly store: Store;
  /** Open streams of the gateway. */
  streams(): ReturnType<Gateway['streams']>;
  /** A client of one of the seeded accounts. */
  owner(account?: 'demo' | 'acme'): GraphClient;
  operator(): GraphClient;
  /** Asks for an instance (smallest package and image unless told); it may not be built yet. @throws Error when refused */
  createInstance(
    client: GraphClient,
    input: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly id: string; readonly uuid: string; readonly operation: string }>;
  close(): Promise<void>;
}

export interface DatacenterWishes {
  readonly nodes?: number;
  readonly seed?: number;
  /** Nobody reads the log unless told. */
  readonly logger?: Logger;
  /** Default: the machine's own time. */
  readonly clock?: Clock;
}

const create = `mutation($input: CreateInstanceInput!) {
  createInstance(input: $input) { instance { id uuid } operation { id } userErrors { code field message } }
}`;

interface Created {
  readonly createInstance: {
    readonly instance: { readonly id: string; readonly uuid: string } | null;
    readonly operation: { readonly id: string } | null;
    readonly userErrors: readonly unknown[];
  };
}

/** A data center for one test, gone when the test is. */
export async function datacenter(wishes: DatacenterWishes = {}): Promise<Datacenter> {
  const dc = await openDatacenter(wishes);
  onTestFinished(() => dc.close());
  return dc;
}

/** A data center for a whole file: the caller closes it. */
export async function openDatacenter({
  nodes = 1,
  seed = 1,
  logger = quietLogger,
  clock = systemClock,
}: DatacenterWishes = {}): Promise<Datacenter> {
  const directory = mkdtempSync(join(tmpdir(), 'triton-graph-'));
  const dc = await startDatacenter({
    config: { host: '127.0.0.1', port: 0, nodes, seed },
    data: openDataDirectory(directory),
    clock,
    random: systemRandom,
    logger,
    durations: instantDurations,
  });
  const { url, wsUrl, token, operatorToken } = dc.credentials;
  const acme = await dc.tokens.issueAccessToken({ accountUuid: seededAccounts.acme, name: 'test' });
  const clientOf = (credential: string): GraphClient => graphClient({ url, wsUrl, token: credential });
  return {
    url,
    wsUrl,
    token,
    operatorToken,
    nodes: dc.nodes,
    tokens: dc.tokens,
    store: dc.store,
    streams: () => dc.gateway.streams(),
    owner: (account = 'demo') => clientOf(account === 'demo' ? token : acme.token),
    operator: () => clientOf(operatorToken),
    async createInstance(client, input) {
      const { createInstance } = await client.ask<Created>(create, {
        input: { package: 'g1.nano', image: 'base-64-lts', ...input },
      });
      const { instance, operation, userErrors } = createInstance;
      if (!instance || !operation) throw new Error(`refused: ${JSON.stringify(userErrors)}`);
      return { ...instance, operation: operation.id };
    },
    async close() {
      await dc.stop();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
