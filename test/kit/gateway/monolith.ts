import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { nicsOf } from './graph-resolvers.ts';
import { accounts, images, instances, networks, volumes } from './graph-world.ts';
import { graphSupergraph } from './test-gateway.ts';

type Args = Readonly<Record<string, unknown>>;

let schema: GraphQLSchema | undefined;

/** The small graph as one schema over one set of objects: what graphql-js answers here is what federation must. */
export function monolith() {
  schema ??= Supergraph.build(graphSupergraph()).apiSchema().toGraphQLJSSchema();
  return { schema, rootValue: root };
}

const account = (uuid: unknown) => accounts.find((row) => row.uuid === uuid);

const image = (uuid: unknown): object | null => {
  const row = images.find((candidate) => candidate.uuid === uuid);
  return row ? { ...row, owner: () => account(row.owner), origin: () => image(row.origin) } : null;
};

const instance = (uuid: unknown): object | null => {
  const row = instances.find((candidate) => candidate.uuid === uuid);
  if (!row) return null;
  return {
    ...row,
    __typename: 'Instance',
    image: () => image(row.image),
    owner: () => account(row.owner),
    peers: () => (Array.isArray(row.peers) ? row.peers.map(instance) : []),
    hostname: `${String(row.name)}.example.com`,
    nics: (args: Args) =>
      nicsOf(String(uuid), args).map((nic) => ({ ...nic, instance: () => instance(uuid) })),
  };
};

const node = (id: unknown): object | null => {
  const volume = volumes.find((row) => row.id === id);
  if (volume) return { ...volume, __typename: 'Volume', image: () => image(volume.image) };
  return instance(instances.find((row) => row.id === id)?.uuid);
};

const root = {
  viewer: account('a1'),
  node: ({ id }: Args) => node(id),
  nodes: ({ ids }: { ids: string[] }) => ids.map(node),
  instance: ({ uuid }: Args) => instance(uuid),
  instances: ({ first }: { first?: number }) => {
    const nodes = instances.slice(0, first ?? instances.length).map(({ uuid }) => instance(uuid));
    return { nodes, edges: nodes.map((it) => ({ node: it })), totalCount: instances.length };
  },
  holders: () => [node('Instance:v1'), node('Volume:d1'), node('Instance:v3')],
  images: () => images.map(({ uuid }) => image(uuid)),
  network: ({ name }: Args) => networks.find((row) => row.name === name) ?? null,
  echo: (args: Args) => JSON.stringify(args),
};
