import type { Caller } from '../../../schema/caller.ts';
import { PublicError } from '../../../schema/errors.ts';
import type { SubgraphName } from '../../../schema/subgraph.ts';
import type { EventSource } from './event-source.ts';
import {
  accounts,
  type GraphWorld,
  images,
  instances,
  networks,
  nics,
  type Row,
  volumes,
} from './graph-world.ts';

const byUuid = (rows: readonly Row[], uuid: unknown): Row | undefined =>
  rows.find((row) => row.uuid === uuid);
const byId = (rows: readonly Row[], id: unknown): Row | undefined => rows.find((row) => row.id === id);
const typed = (typeName: string, row: Row | undefined): Row | null =>
  row ? { ...row, __typename: typeName } : null;

/** The resolvers of the small graph, by subgraph. */
export const graphResolvers = (
  world: GraphWorld,
  events: EventSource,
): Readonly<Record<SubgraphName, object>> => ({
  account: accountResolvers(world),
  compute: computeResolvers(world, events),
  image: imageResolvers(world),
  network: networkResolvers(world),
});

/** Answers a field, unless the test wants it to fail. */
const failable =
  (world: GraphWorld) => (name: string, value: (row: Row, args: Row) => unknown) => (row: Row, args: Row) => {
    const error = world.failing.get(name);
    if (error) throw error;
    return value(row, args);
  };

/** Finds an entity by either key, unless the test wants it gone. */
const reference = (world: GraphWorld, typeName: string, rows: readonly Row[]) => (key: Row) => {
  const row = key.uuid === undefined ? byId(rows, key.id) : byUuid(rows, key.uuid);
  return row && !world.gone.has(String(row.uuid)) ? typed(typeName, row) : null;
};

function accountResolvers(world: GraphWorld): object {
  const field = failable(world);
  return {
    Query: {
      viewer: (_: unknown, __: unknown, { caller }: { caller: { accountUuid: string } }) =>
        byUuid(accounts, caller.accountUuid),
      identify: (_: unknown, { credential }: { credential: { token: string } }) =>
        identityOf(world.callers.get(credential.token)),
      sessionKeys: () => '{"keys":[]}',
    },
    Account: {
      __resolveReference: reference(world, 'Account', accounts),
      email: field('Account.email', ({ email }) => email),
      secret: field('Account.secret', ({ secret }) => secret),
    },
  };
}

/** What the account subgraph would say of this caller. */
const identityOf = (caller: Caller | undefined): object | null =>
  caller ? { isReader: false, credentialKind: 'ACCESS_TOKEN', roleTags: [], ...caller } : null;

function computeResolvers(world: GraphWorld, events: EventSource): object {
  const field = failable(world);
  const image = field('Instance.image', (row) => (row.image ? { uuid: row.image } : null));
  const peersOf = ({ peers }: Row) =>
    Array.isArray(peers) ? peers.map((uuid) => byUuid(instances, uuid)) : [];
  return {
    Query: computeQueries,
    Mutation: {
      rename: (_: unknown, { uuid, name }: Row) => ({ ...byUuid(instances, uuid), name }),
      append: (_: unknown, { text }: { text: string }) => {
        world.appended.push(text);
        return [...world.appended];
      },
    },
    Subscription: computeSubscriptions(events),
    Node: { __resolveType: ({ __typename }: Row) => __typename },
    Holder: { __resolveType: ({ __typename }: Row) => __typename },
    Instance: {
      __resolveReference: reference(world, 'Instance', instances),
      image,
      owner: ({ owner }: Row) => ({ uuid: owner }),
      peers: field('Instance.peers', peersOf),
    },
    Volume: { __resolveReference: reference(world, 'Volume', volumes), image },
  };
}

const node = (id: unknown): Row | null =>
  typed('Instance', byId(instances, id)) ?? typed('Volume', byId(volumes, id));

const computeQueries = {
  node: (_: unknown, { id }: Row) => node(id),
  nodes: (_: unknown, { ids }: { ids: string[] }) => ids.map(node),
  instance: (_: unknown, { uuid }: Row) => byUuid(instances, uuid) ?? null,
  instances: (_: unknown, { first }: { first?: number }) => {
    const rows = instances.slice(0, first ?? instances.length);
    const edges = rows.map((row) => ({ cursor: `c-${String(row.uuid)}`, node: row }));
    return { edges, nodes: rows, totalCount: instances.length };
  },
  holders: () => ['Instance:v1', 'Volume:d1', 'Instance:v3'].map(node),
  echo: (_: unknown, args: Row) => JSON.stringify(args),
  fail: (_: unknown, { how }: Row) => {
    if (how === 'public') throw new PublicError('NOT_FOUND', 'No such thing of yours.');
    throw new Error('secret at /etc/x');
  },
  deep: () => null,
};

function computeSubscriptions(events: EventSource): object {
  const resolve = (event: unknown): unknown => event;
  return {
    instanceChanged: {
      subscribe: (_: unknown, { after }: { after?: string }) => {
        if (after === 'forged') throw new PublicError('INVALID_CURSOR', 'That cursor is none of ours.');
        return events.listen(after ? [change(1, 'v1')] : []);
      },
      resolve,
    },
    operationChanged: { subscribe: () => events.listen([change(1, 'v1')]), resolve },
  };
}

function imageResolvers(world: GraphWorld): object {
  return {
    Query: { images: () => images },
    Image: {
      __resolveReference: reference(world, 'Image', images),
      name: failable(world)('Image.name', ({ name }) => name),
      owner: ({ owner }: Row) => ({ uuid: owner }),
      origin: ({ origin }: Row) => byUuid(images, origin) ?? null,
    },
  };
}

function networkResolvers(world: GraphWorld): object {
  const field = failable(world);
  const byName = (name: unknown): Row | null => networks.find((row) => row.name === name) ?? null;
  return {
    Query: { network: (_: unknown, { name }: Row) => byName(name) },
    Network: { __resolveReference: ({ name }: Row) => byName(name) },
    Instance: {
      __resolveReference: (key: Row) => key,
      nics: field('Instance.nics', ({ uuid }, args) => nicsOf(String(uuid), args)),
      hostname: field('Instance.hostname', ({ name }) => `${String(name)}.example.com`),
    },
  };
}

export function nicsOf(uuid: string, args: Row): Row[] {
  const names = (nics[uuid] ?? []).filter((name) => args.public !== true || name === 'external');
  return names.map((name) => ({
    mac: `${uuid}-${name}`,
    network: networks.find((row) => row.name === name),
    instance: { uuid },
  }));
}

/** A change as the compute subgraph would send it. */
export const change = (sequence: number, uuid: string, kind = 'UPDATED'): Row => ({
  cursor: `cursor-${sequence}`,
  kind,
  sequence,
  instance: kind === 'RESET' ? null : typed('Instance', byUuid(instances, uuid)),
});
