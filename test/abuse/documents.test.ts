import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type TestGateway, testGateway } from '../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
  // The first request of a process pays for what is compiled then; abuse meets a gateway that has been running.
  await gateway.send('{ viewer { login } }');
  await gateway.send('{ nope }');
});
afterAll(() => gateway.close());

/** Thirteen fragments, each spreading the next twice, over a list. */
const fragmentBomb = [
  '{instances{nodes{peers{...A}}}}',
  ...[...'ABCDEFGHIJKL'].map((name, index) => {
    const next = 'BCDEFGHIJKLM'[index];
    return `fragment ${name} on Instance{a:peers{...${next}}b:peers{...${next}}}`;
  }),
  'fragment M on Instance{name}',
].join(' ');

const flatBomb = [
  '{instance(uuid:"v1"){...A}}',
  ...[...'ABCDEFGHIJKLMNOP'].map((name, index) => {
    const next = 'BCDEFGHIJKLMNOPQ'[index];
    return `fragment ${name} on Instance{...${next} ...${next}}`;
  }),
  'fragment Q on Instance{name}',
].join(' ');

const nested = (field: string, depth: number): string =>
  `${`${field}{`.repeat(depth)}name${'}'.repeat(depth)}`;
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

interface Abuse {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly code: string;
  readonly limit?: string;
}

const abuses: readonly Abuse[] = [
  { name: 'a fragment bomb over lists', query: fragmentBomb, code: 'LIMIT_EXCEEDED' },
  { name: 'a fragment bomb without lists', query: flatBomb, code: 'LIMIT_EXCEEDED', limit: 'selections' },
  {
    name: 'a list query sixteen deep',
    query: `{deep{${nested('deeper', 16)}}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'depth',
  },
  {
    name: 'a list query within the depth',
    query: `{instances(first:100){nodes{${nested('peers', 5)}}}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'cost',
  },
  {
    name: 'page sizes in variables',
    query: 'query($n:Int){instances(first:$n){nodes{peers{peers{peers{peers{nics{mac}}}}}}}}',
    variables: { n: 99_999_999 },
    code: 'LIMIT_EXCEEDED',
    limit: 'cost',
  },
  {
    name: 'circular fragments',
    query:
      '{instance(uuid:"v1"){...A}} fragment A on Instance{peers{...B}} fragment B on Instance{peers{...A}}',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a fragment within itself',
    query: '{instance(uuid:"v1"){...A}} fragment A on Instance{...A}',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { name: '10,000 levels', query: '{a'.repeat(10_000), code: 'LIMIT_EXCEEDED', limit: 'tokens' },
  {
    name: '900 levels of inline fragments',
    query: `{${'...{'.repeat(600)}__typename${'}'.repeat(600)}}`,
    code: 'ok',
  },
  {
    name: '10,000 aliases',
    query: `{${many(9_000, (n) => `a${n}:x`)}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'tokens',
  },
  {
    name: '31 aliases',
    query: `{instance(uuid:"v1"){${many(31, (n) => `a${n}:name`)}}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'aliases',
  },
  {
    name: '21 root fields',
    query: `{${many(21, () => 'viewer{login}')}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'rootFields',
  },
  {
    name: 'root fields in fragments',
    query: `{${many(21, () => '...R')}} fragment R on Query{viewer{login}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'rootFields',
  },
  {
    name: '60 directives',
    query: `{viewer{login ${many(60, () => '@skip(if:false)')}}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'directives',
  },
  {
    name: '40 unknown directives',
    query: `{viewer{login ${many(40, (n) => `@x${n}`)}}}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '1,000 times one field',
    query: `{instance(uuid:"v1"){${many(1_900, () => 'name')}}}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '200 conflicting fields',
    query: `{instance(uuid:"v1"){${many(200, (n) => `nics(public:${n % 2 === 0}){mac}`)}}}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '300 unused fragments',
    query: `{viewer{login}} ${many(200, (n) => `fragment F${n} on Account{login}`)}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'circular introspection',
    query: '{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'deep introspection',
    query: `{__type(name:"Instance"){${nested('ofType', 30)}}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'depth',
  },
  {
    name: 'a forged type name',
    query: '{instance(uuid:"v1"){__typename:name image{name}}}',
    code: 'BAD_REQUEST',
  },
  { name: 'a poisoned alias', query: '{instance(uuid:"v1"){__proto__:name}}', code: 'BAD_REQUEST' },
  {
    name: 'a poisoned variable',
    query: 'query($__proto__:ID!){instance(uuid:$__proto__){name}}',
    code: 'BAD_REQUEST',
  },
  {
    name: 'two operations, none named',
    query: 'query A{viewer{login}} query B{viewer{login}}',
    code: 'BAD_REQUEST',
  },
  { name: 'no operation at all', query: 'fragment A on Account{login}', code: 'BAD_REQUEST' },
  {
    name: '70 KB of text',
    query: `{instance(uuid:"${'x'.repeat(70_000)}"){name}}`,
    code: 'LIMIT_EXCEEDED',
    limit: 'stringBytes',
  },
  {
    name: '70 KB in a variable',
    query: 'query($u:ID!){instance(uuid:$u){name}}',
    variables: { u: 'x'.repeat(70_000) },
    code: 'LIMIT_EXCEEDED',
    limit: 'stringBytes',
  },
  {
    name: 'variables without a bottom',
    query: 'query($t:Tag){echo(tag:$t)}',
    variables: { t: JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) },
    code: 'LIMIT_EXCEEDED',
    limit: 'variableDepth',
  },
  {
    name: 'a wrong enum value',
    query: 'query($i:EchoInput){echo(input:$i)}',
    variables: { i: { text: 'x', color: 'PUCE' } },
    code: 'BAD_USER_INPUT',
  },
  {
    name: '1,000 wrong values',
    query: 'query($ids:[ID!]!){nodes(ids:$ids){id}}',
    variables: { ids: Array.from({ length: 1_000 }, () => ({})) },
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a federation entry point',
    query: '{_entities(representations:[{__typename:"Account",uuid:"a2"}]){__typename}}',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
];

describe.each(['HTTP', 'WebSocket'])('abusive operations over %s', (transport) => {
  it.each(abuses)('$name', async ({ query, variables, code, limit }) => {
    const errors = transport === 'HTTP' ? await byHttp(query, variables) : await bySocket(query, variables);
    expect(errors[0]?.extensions.code ?? 'ok').toBe(code);
    if (limit) expect(errors[0]?.extensions.limit).toBe(limit);
    expect(errors.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(errors).length).toBeLessThan(2_000);
  });
});

type Errors = readonly { readonly extensions: Readonly<Record<string, unknown>> }[];

async function byHttp(query: string, variables?: Record<string, unknown>): Promise<Errors> {
  const { status, body } = await gateway.send(query, variables);
  if (body.errors) expect(status).toBeGreaterThanOrEqual(400);
  if (body.errors) expect(status).toBeLessThan(500);
  return body.errors ?? [];
}

async function bySocket(query: string, variables?: Record<string, unknown>): Promise<Errors> {
  const text = JSON.stringify({ query, variables });
  if (text.length > 60_000) return byHttp(query, variables); // A frame of that size is refused as such.
  const client = createClient({
    url: gateway.wsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: 'Bearer token-a' },
  });
  try {
    for await (const result of client.iterate({ query, variables: variables ?? null })) {
      return (result.errors ?? []) as unknown as Errors;
    }
    return [];
  } catch (errors) {
    return errors as Errors;
  } finally {
    await client.dispose();
  }
}

describe('what must still pass', () => {
  it('bombs are refused within 100 ms, and the gateway goes on answering', async () => {
    for (const query of [fragmentBomb, flatBomb, `{deep{${nested('deeper', 16)}}}`]) {
      expect(await quickestMs(query)).toBeLessThan(100);
    }
    expect((await gateway.send('{ viewer { login } }')).body.data).toEqual({ viewer: { login: 'ada' } });
  });

  it('a full introspection query', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const options = { inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true };
    const answer = await gateway.send(getIntrospectionQuery(options));
    expect(answer.body.errors).toBeUndefined();
  });

  it('a page of a hundred with everything beside it', async () => {
    const answer = await gateway.send(
      '{ instances(first: 100) { nodes { name nics { mac network { name } } image { name owner { login } } owner { login } } } }',
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.extensions?.cost.requested).toBe(1 + 100 * (1 + 4 * 2 + 2 + 1));
  });

  it('an operation chosen by name among several', async () => {
    const query = 'query A { viewer { login } } query B { viewer { email } }';
    const body = JSON.stringify({ query, operationName: 'B' });
    expect((await gateway.send(query, {}, { body })).body.data).toEqual({
      viewer: { email: 'ada@example.com' },
    });
  });

  it('literals and variables of a custom scalar', async () => {
    const query = 'query($t: Tag) { a: echo(tag: $t) b: echo(tag: 7) }';
    expect((await gateway.send(query, { t: true })).body.data).toEqual({ a: '{"tag":true}', b: '{"tag":7}' });
  });
});

/** The quickest of five: how long it takes, not how long a busy machine makes it wait. */
async function quickestMs(query: string): Promise<number> {
  const times: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const begun = performance.now();
    await gateway.send(query);
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}
