import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Datacenter, openDatacenter } from '../kit/datacenter.ts';
import type { GraphAnswer, GraphClient } from '../kit/graph-client.ts';

/**
 * What a stranger, a fuzzer or a tired person sends. Every answer is a typed refusal: `userErrors` or an error with
 * `extensions.code`; never a stack, never a partial effect.
 */
const create = `mutation($input: CreateInstanceInput!) {
  createInstance(input: $input) { instance { id } operation { id } userErrors { code field message hint } }
}`;

interface Created {
  readonly createInstance: {
    readonly instance: { readonly id: string } | null;
    readonly operation: { readonly id: string } | null;
    readonly userErrors: readonly {
      readonly code: string;
      readonly field: readonly string[] | null;
      readonly message: string;
    }[];
  };
}

const good = { name: 'good', package: 'g1.nano', image: 'base-64-lts' };

describe('bad input', () => {
  let dc: Datacenter;
  let client: GraphClient;
  beforeAll(async () => {
    dc = await openDatacenter({ nodes: 1 });
    client = dc.owner();
  });
  afterAll(async () => {
    await client.close();
    await dc.close();
  });

  const noStack = (answer: GraphAnswer<unknown>): void => {
    expect(JSON.stringify(answer.body)).not.toMatch(/\.ts:\d|node_modules|at Object\.|SQLITE|stack/i);
  };

  const count = async (): Promise<number> => {
    const { instances, operations } = await client.ask<{
      instances: { totalCount: number };
      operations: { totalCount: number };
    }>('{ instances { totalCount } operations { totalCount } }');
    return instances.totalCount + operations.totalCount;
  };

  const refusals: readonly (readonly [string, Record<string, unknown>, string, string | null])[] = [
    ['unknown package', { package: 'nonsense' }, 'NOT_FOUND', 'package'],
    ['unknown image', { image: '00000000-0000-4000-8000-00000000dead' }, 'NOT_FOUND', 'image'],
    ['unknown network', { networks: [{ network: 'nonsense' }] }, 'NOT_FOUND', 'networks'],
    ["another account's network", { networks: [{ network: 'acme-private' }] }, 'NOT_FOUND', 'networks'],
    ['a name with a slash', { name: '../../etc/passwd' }, 'INVALID_ARGUMENT', 'name'],
    ['a name with a line break', { name: 'a\nb' }, 'INVALID_ARGUMENT', 'name'],
    ['a right-to-left name', { name: 'web\u202egnp.exe' }, 'INVALID_ARGUMENT', 'name'],
    ['a zero-width name', { name: 'we\u200bb' }, 'INVALID_ARGUMENT', 'name'],
    ['an emoji name', { name: '🦊' }, 'INVALID_ARGUMENT', 'name'],
    ['a name with NUL', { name: 'a\u0000b' }, 'INVALID_ARGUMENT', 'name'],
    ['an option-like name', { name: '--force' }, 'INVALID_ARGUMENT', 'name'],
    ['a name of 190 characters', { name: 'x'.repeat(190) }, 'INVALID_ARGUMENT', 'name'],
    [
      'an octal address',
      { networks: [{ network: 'demo-private', ipv4Address: '0300.0250.0200.011' }] },
      'ADDRESS_UNUSABLE',
      'networks',
    ],
    [
      'an IPv6 address',
      { networks: [{ network: 'demo-private', ipv4Address: '::1' }] },
      'ADDRESS_UNUSABLE',
      'networks',
    ],
    [
      'an address outside',
      { networks: [{ network: 'demo-private', ipv4Address: '10.9.9.9' }] },
      'ADDRESS_UNUSABLE',
      'networks',
    ],
    [
      'two primary networks',
      {
        networks: [
          { network: 'demo-private', primary: true },
          { network: 'internal', primary: true },
        ],
      },
      'INVALID_ARGUMENT',
      'networks',
    ],
    ['a nonsense affinity', { affinity: ['instance <> web'] }, 'AFFINITY_INVALID', 'affinity'],
    ['an unknown triton tag', { tags: [{ name: 'triton.nonsense', value: 'x' }] }, 'TAG_INVALID', 'tags'],
    [
      'a password in metadata',
      { metadata: [{ key: 'root_pw', value: 'x' }] },
      'METADATA_INVALID',
      'metadata',
    ],
    ['an empty idempotency key', { idempotencyKey: '' }, 'INVALID_ARGUMENT', 'idempotencyKey'],
  ];

  it.each(refusals)('%s is refused', async (_, change, code, field) => {
    const before = await count();
    const answer = await client.send<Created>(create, { input: { ...good, ...change } });
    noStack(answer);
    const payload = answer.body.data?.createInstance;
    expect(payload?.instance).toBeNull();
    expect(payload?.operation).toBeNull();
    expect(payload?.userErrors.map((error) => error.code)).toContain(code);
    expect(payload?.userErrors.find((error) => error.code === code)?.field?.at(0)).toBe(field);
    expect(await count()).toBe(before);
  });

  const topLevel: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['page size 0', '{ instances(first: 0) { totalCount } }', {}],
    ['page size -1', '{ instances(first: -1) { nodes { id } } }', {}],
    ['page size 10^9', '{ instances(first: 1000000000) { nodes { id } } }', {}],
    ['page size 1e308', '{ instances(first: 1e308) { nodes { id } } }', {}],
    ['first and last', '{ instances(first: 1, last: 1) { nodes { id } } }', {}],
    ['a forged cursor', '{ instances(after: "Zm9yZ2VkLWN1cnNvci1vZi1taW5l") { nodes { id } } }', {}],
    ['a wrong enum', '{ instances(filter: { state: SLEEPING }) { nodes { id } } }', {}],
    ['a wrong type', '{ instances(first: "ten") { nodes { id } } }', {}],
    ['a megabyte of text', 'query($r: String!) { instance(ref: $r) { id } }', { r: 'x'.repeat(1_000_000) }],
    ['an unknown field', '{ instances { nodes { passwort } } }', {}],
    ['a missing variable', 'query($r: String!) { instance(ref: $r) { id } }', {}],
    ['a syntax error', '{ instances { ', {}],
  ];

  it.each(topLevel)('%s is a 4xx with a code', async (_, query, variables) => {
    const answer = await client.send(query, variables);
    noStack(answer);
    expect(answer.body.errors?.[0]?.extensions?.code, JSON.stringify(answer.body)).toMatch(/^[A-Z_]+$/);
    expect(answer.body.errors?.[0]?.extensions?.code).not.toBe('INTERNAL');
    expect(Math.floor(answer.status / 100)).toBe(4);
    expect(answer.body.data?.instances ?? null).toBeNull();
  });

  it.each([
    '\u0000',
    '\ud800',
    '%00',
    '../..',
    'x'.repeat(5_000),
    "'; DROP TABLE instances; --",
    '__proto__',
    'constructor',
    '',
  ])('the reference %j is nobody', async (ref) => {
    const answer = await client.send(
      'query($r: String!) { instance(ref: $r) { id } network(ref: $r) { id } image(ref: $r) { id } package(ref: $r) { id } }',
      { r: ref },
    );
    noStack(answer);
    expect(answer.body.errors?.map((error) => error.extensions?.code) ?? []).not.toContain('INTERNAL');
    expect(answer.body.data?.instance ?? null).toBeNull();
  });

  it("another account's things and a random id give the same answer", async () => {
    const acme = dc.owner('acme');
    const theirs = await dc.createInstance(acme, { name: 'theirs' });
    const random = '6f1c2a52-3c55-4c4e-9a1b-2f6f2f9c1d11';
    const lookups = (ref: string) =>
      Promise.all([
        client.send('query($r: String!) { instance(ref: $r) { id } }', { r: ref }),
        client.send(
          'mutation($r: String!) { deleteInstance(input: { instance: $r }) { instance { id } userErrors { code message } } }',
          { r: ref },
        ),
        client.send(
          'mutation($r: String!) { startInstance(input: { instance: $r }) { instance { id } userErrors { code message } } }',
          { r: ref },
        ),
        client.send(
          'query($r: [String!]) { instances(filter: { instance: $r }) { totalCount nodes { id } } }',
          { r: [ref] },
        ),
      ]);
    const bodies = async (ref: string) =>
      (await lookups(ref)).map(({ status, body }) =>
        JSON.stringify({
          status,
          data: body.data,
          errors: body.errors?.map(({ message }) => message),
        }).replaceAll(ref, 'REF'),
      );
    expect(await bodies(theirs.uuid)).toEqual(await bodies(random));
    await acme.close();
  });

  it('the data center is as it was', async () => {
    const { body } = await client.send<Created>(create, { input: good });
    expect(body.data?.createInstance.userErrors).toEqual([]);
  });
});
