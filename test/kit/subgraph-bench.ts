import { parse } from 'graphql';
import { onTestFinished } from 'vitest';
import { seededRandom } from '../../headnode/boot/seeded-random.ts';
import type { Caller } from '../../schema/caller.ts';
import type { Logger } from '../../schema/runtime.ts';
import type { Subgraph, SubgraphResult } from '../../schema/subgraph.ts';
import { seedAccounts, seededAccounts } from '../../subgraphs/account/seed.ts';
import { buildAccountSubgraph } from '../../subgraphs/account/server.ts';
import { accountCollections } from '../../subgraphs/account/store/collections.ts';
import { seedImages } from '../../subgraphs/image/seed.ts';
import { buildImageSubgraph } from '../../subgraphs/image/server.ts';
import { imageCollections } from '../../subgraphs/image/store/collections.ts';
import { seedNetworks } from '../../subgraphs/network/seed.ts';
import { buildNetworkSubgraph } from '../../subgraphs/network/server.ts';
import { networkCollections } from '../../subgraphs/network/store/collections.ts';
import { cursorCodec } from '../../subgraphs/shared/cursor.ts';
import { openEmbeddedStore } from '../../subgraphs/store/embedded/open-embedded-store.ts';
import { failingStore } from '../../subgraphs/store/failing/failing-store.ts';
import { countingStore } from './counting-store.ts';
import { virtualClock } from './virtual-clock.ts';

const caller = (accountLogin: keyof typeof seededAccounts): Caller => ({
  accountUuid: seededAccounts[accountLogin],
  accountLogin,
  isOperator: accountLogin === 'admin',
  credentialId: 'test',
});

/** Those who ask in tests: two tenants and the operator. */
export const callers = { demo: caller('demo'), acme: caller('acme'), admin: caller('admin') } as const;

export type SubgraphBench = Awaited<ReturnType<typeof openSubgraphBench>>;

/** A bench that is gone when the test is. */
export async function subgraphBench(path?: string): Promise<SubgraphBench> {
  const bench = await openSubgraphBench(path);
  onTestFinished(() => bench.store.close());
  return bench;
}

/**
 * The account, image and network subgraphs with their seeds, on a real store (in memory unless a path is given)
 * that can be told to fail and counts reads. Whoever opens it closes its store.
 */
export async function openSubgraphBench(path = ':memory:') {
  const clock = virtualClock();
  const random = seededRandom(11);
  const log: string[] = [];
  const logger = recordingLogger(log);
  const collections = [...accountCollections, ...imageCollections, ...networkCollections];
  const counter = countingStore(await openEmbeddedStore({ path, collections, clock }));
  const store = failingStore(counter);
  const options = { store, clock, random, logger, cursors: cursorCodec(random.bytes(32)) };
  /** Uuids of accounts that are to have instances: there is no compute subgraph here. */
  const occupied = new Set<string>();
  const account = buildAccountSubgraph({
    ...options,
    // Passwords here are nobody's.
    passwordCost: { logN: 4, r: 8, p: 1 },
    hasInstances: async (uuid) => occupied.has(uuid),
  });
  const image = buildImageSubgraph(options);
  const network = buildNetworkSubgraph(options);
  const seed = async (): Promise<void> => {
    await seedAccounts(store);
    await seedImages(image.creator, seededAccounts);
    await seedNetworks(network.creator, seededAccounts);
  };
  await seed();
  return { clock, random, log, store, counter, occupied, account, image, network, seed };
}

/** Asks a subgraph as the gateway does; the answer is plain data. */
export async function ask(
  { subgraph }: { readonly subgraph: Subgraph },
  asker: Caller | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<SubgraphResult> {
  const answer = await subgraph.execute({
    document: parse(query),
    variables,
    caller: asker,
    requestId: 'test',
  });
  // graphql-js answers objects without a prototype, which test assertions tell from plain ones.
  return JSON.parse(JSON.stringify(answer)) as SubgraphResult;
}

/** The stable codes of an answer's errors. */
export const codesOf = ({ errors = [] }: SubgraphResult): readonly unknown[] =>
  errors.map(({ extensions }) => extensions?.code);

const recordingLogger = (lines: string[]): Logger => {
  const record = (fields: object, message: string): void =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: record, info: record, warn: record, error: record, child: () => logger };
  return logger;
};
