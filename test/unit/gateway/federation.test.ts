import { execute, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { monolith } from '../../kit/gateway/monolith.ts';
import { type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.world.asked.length = 0;
  gateway.world.failing.clear();
  gateway.world.gone.clear();
});

const names = `fragment Names on Instance { name hostname image { ...Imaged } }
               fragment Imaged on Image { name origin { name } }`;

/** Operations whose answer must be what graphql-js gives on one schema over the same data. */
const operations: readonly (readonly [string, string, Record<string, unknown>?])[] = [
  ['plain fields', '{ instances { totalCount nodes { uuid name state } } }'],
  [
    'entities of entities',
    '{ instances { nodes { name image { name owner { login email } origin { name } } } } }',
  ],
  [
    'one entity in many places',
    '{ instances { edges { node { image { name } owner { login } peers { image { name } owner { login } } } } nodes { image { tags { name value } } } } }',
  ],
  [
    'fields that need others',
    '{ instances { nodes { hostname nics { mac network { name subnet } instance { hostname image { name } } } } } }',
  ],
  [
    'aliases',
    '{ first: instance(uuid: "v1") { alias: name uuid: name id: hostname } second: instance(uuid: "v2") { uuid name image { uuid: name name: uuid } } }',
  ],
  [
    'aliases of one field with different arguments',
    '{ instance(uuid: "v1") { all: nics { mac } outer: nics(public: true) { mac } } }',
  ],
  ['fragments', `{ instance(uuid: "v3") { ...Names peers { ...Names } } } ${names}`],
  [
    'inline fragments without a type',
    '{ ... { instance(uuid: "v1") { ... { name ... on Instance { hostname } } } } }',
  ],
  [
    'interfaces',
    '{ node(id: "Instance:v1") { __typename id ... on Instance { name image { name } } ... on Volume { size } } }',
  ],
  [
    'lists of an interface with nulls',
    '{ nodes(ids: ["Instance:v1", "Volume:d1", "none"]) { __typename id ... on Volume { image { name } } ... on Instance { nics { mac } } } }',
  ],
  [
    'unions',
    '{ holders { __typename ... on Node { id } ... on Instance { hostname } ... on Volume { size image { name owner { login } } } } }',
  ],
  [
    'typename everywhere',
    '{ __typename it: __typename instances { __typename nodes { __typename image { kind: __typename } } } }',
  ],
  ['nothing but typename', '{ __typename }'],
  [
    'skip and include by literals',
    '{ instance(uuid: "v1") { name @skip(if: true) uuid @include(if: true) image @include(if: false) { name } } }',
  ],
  [
    'include true',
    'query($on: Boolean!) { viewer { login } instance(uuid: "v1") @include(if: $on) { name image @skip(if: $on) { name } ... @include(if: $on) { hostname } } }',
    { on: true },
  ],
  [
    'include false',
    'query($on: Boolean!) { viewer { login } instance(uuid: "v1") @include(if: $on) { name } }',
    { on: false },
  ],
  ['include by default', 'query($on: Boolean = true) { viewer { login } images @include(if: $on) { name } }'],
  [
    'a field once with and once without condition',
    'query($on: Boolean!) { instance(uuid: "v1") { image @include(if: $on) { name } image { tags { name } } } }',
    { on: false },
  ],
  [
    'variables',
    'query($uuid: ID!, $public: Boolean) { instance(uuid: $uuid) { name nics(public: $public) { mac } } }',
    { uuid: 'v1', public: true },
  ],
  [
    'variables left out',
    'query($first: Int, $public: Boolean) { instances(first: $first) { nodes { nics(public: $public) { mac } } } }',
    {},
  ],
  ['variables in input objects', 'query($text: String!) { echo(input: { text: $text }) }', { text: 'hello' }],
  [
    'roots of several subgraphs',
    '{ viewer { login secret } images { name } instances(first: 1) { nodes { name } } network(name: "fabric") { subnet } }',
  ],
  [
    'nulls',
    '{ instance(uuid: "none") { name image { name } } other: instance(uuid: "v4") { image { name } state } }',
  ],
];

describe('federated answers', () => {
  const cases = operations.map(([name, query, variables = {}]) => ({ name, query, variables }));
  it.each(cases)('$name', async ({ query, variables }) => {
    const expected = await execute({ ...monolith(), document: parse(query), variableValues: variables });
    expect(expected.errors).toBeUndefined();
    const { status, body } = await gateway.send(query, variables);
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
    expect(status).toBe(200);
  });

  it('keeps the order of the fields asked for', async () => {
    const { body } = await gateway.send(
      '{ images { name } viewer { secret login } instances { totalCount } }',
    );
    expect(Object.keys(body.data ?? {})).toEqual(['images', 'viewer', 'instances']);
    expect(Object.keys(body.data?.viewer ?? {})).toEqual(['secret', 'login']);
  });

  it('asks for each entity once, however often it occurs', async () => {
    await gateway.send('{ instances { nodes { image { name } peers { image { name } } } } }');
    const images = gateway.world.asked.filter(({ subgraph }) => subgraph === 'image');
    const asked = images.flatMap(({ representations }) => representations);
    expect(images.length).toBeLessThanOrEqual(2);
    for (const { representations } of images) expect(new Set(representations.map(String)).size).toBe(1);
    expect(images.every(({ representations }) => representations.length === 2)).toBe(true);
    expect(asked).toContainEqual({ __typename: 'Image', uuid: 'i1' });
  });

  it('runs mutations one after another', async () => {
    const { body } = await gateway.send(
      'mutation { a: append(text: "1") rename(uuid: "v1", name: "new") { name image { name } } b: append(text: "2") }',
    );
    expect(body.data).toEqual({ a: ['1'], rename: { name: 'new', image: { name: 'base' } }, b: ['1', '2'] });
  });

  it('tells every subgraph who is asking', async () => {
    await gateway.send('{ viewer { login } instances { nodes { image { name } } } }');
    expect(new Set(gateway.world.asked.map(({ caller }) => caller?.accountUuid))).toEqual(new Set(['a1']));
  });
});

describe('parts that fail', () => {
  it('an entity its owner does not know becomes null, without an error', async () => {
    gateway.world.gone.add('i1');
    const { body } = await gateway.send('{ instances { nodes { uuid image { name } } } }');
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      instances: {
        nodes: [
          { uuid: 'v1', image: null },
          { uuid: 'v2', image: null },
          { uuid: 'v3', image: { name: 'web' } },
          { uuid: 'v4', image: null },
        ],
      },
    });
  });

  it('a null where none may be spreads to the nearest place where one may', async () => {
    gateway.world.gone.add('a2');
    const { body } = await gateway.send(
      '{ node(id: "Instance:v3") { ... on Instance { name owner { login } } } viewer { login } }',
    );
    expect(body).toMatchObject({ data: { node: null, viewer: { login: 'ada' } } });
    expect(body.errors).toBeUndefined();
  });

  it('data that vanishes altogether comes with an error', async () => {
    gateway.world.gone.add('a2');
    const { body } = await gateway.send('{ instances { nodes { owner { login } } } }');
    expect(body.data).toBeNull();
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL');
  });

  it('an error in an entity is reported at each place where the entity occurs', async () => {
    gateway.world.failing.set('Image.name', new Error('secret at /etc/x'));
    const { status, body } = await gateway.send(
      '{ instances(first: 2) { nodes { uuid image { uuid name } } } }',
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({
      instances: {
        nodes: [
          { uuid: 'v1', image: null },
          { uuid: 'v2', image: null },
        ],
      },
    });
    expect(body.errors?.map(({ path }) => path)).toEqual([
      ['instances', 'nodes', 0, 'image', 'name'],
      ['instances', 'nodes', 1, 'image', 'name'],
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('paths use the names the client knows', async () => {
    gateway.world.failing.set('Image.name', new Error('down'));
    const { body } = await gateway.send('{ uuid: instance(uuid: "v1") { name: image { uuid: name } } }');
    expect(body.errors?.[0]?.path).toEqual(['uuid', 'name', 'uuid']);
  });

  it('the rest of the answer survives a failing field', async () => {
    gateway.world.failing.set('Account.email', new Error('down'));
    const { body } = await gateway.send('{ viewer { login email } images { name } }');
    expect(body.data).toEqual({
      viewer: { login: 'ada', email: null },
      images: [{ name: 'base' }, { name: 'web' }],
    });
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]).toMatchObject({ path: ['viewer', 'email'], message: 'Something went wrong.' });
  });

  it('an answer carries at most ten errors', async () => {
    gateway.world.failing.set('Instance.peers', new Error('down'));
    const fields = Array.from(
      { length: 15 },
      (_, index) => `f${index}: node(id: "Instance:v1") { ... on Instance { peers { name } } }`,
    );
    const { body } = await gateway.send(`{ ${fields.join(' ')} }`);
    expect(body.errors).toHaveLength(10);
  });
});

describe('introspection', () => {
  it('shows the API and nothing of federation', async () => {
    const { body } = await gateway.send(
      'query($name: String!) { __schema { queryType { fields { name } } } __type(name: $name) { name } secret: __type(name: "Identity") { name } viewer { login } }',
      { name: 'Instance' },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ __type: { name: 'Instance' }, secret: null, viewer: { login: 'ada' } });
    const text = JSON.stringify(body.data);
    expect(text).not.toContain('identify');
    expect(text).not.toContain('_entities');
  });
});
