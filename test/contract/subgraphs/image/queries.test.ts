import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import type { ManifestInput } from '../../../../subgraphs/image/service/manifest.ts';
import { expectWalls } from '../../../kit/entity-walls.ts';
import { newManifest } from '../../../kit/image-documents.ts';
import { ask, callers, codesOf, openSubgraphBench, type SubgraphBench } from '../../../kit/subgraph-bench.ts';

const { demo, acme, admin } = callers;
const base = '98cdca02-e62b-40a1-9da7-9546b9bb1844';
const acmePrivate = '7174d10c-6ab1-4851-9c0d-4e6d7b2bf762';

let bench: SubgraphBench;
/** Images of acme in every condition that matters, by a name for each. */
const made: Record<string, string> = {};

const conditions: Readonly<Record<string, Partial<ManifestInput>>> = {
  shared: { acl: [demo.accountUuid] },
  sharedButOff: { acl: [demo.accountUuid], disabled: true },
  sharedButNotReady: { acl: [demo.accountUuid], published_at: undefined },
  publicButNotReady: { public: true, published_at: undefined },
  publicButFailed: { public: true, published_at: undefined, state: 'failed' },
  hidden: { disabled: true },
};

beforeAll(async () => {
  bench = await openSubgraphBench();
  for (const [name, change] of Object.entries(conditions)) {
    const uuid = randomUUID();
    made[name] = uuid;
    await bench.image.creator.ensure(newManifest({ uuid, name, owner: acme.accountUuid, ...change }));
  }
});
afterAll(() => bench.store.close());

const get = (caller: typeof demo | null, query: string, variables = {}) =>
  ask(bench.image, caller, query, variables);
const dataOf = async (answer: ReturnType<typeof get>): Promise<Record<string, unknown>> => {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return data ?? {};
};

it('walls stand round images by owner, state, publicity and sharing', async () => {
  const walled = (key: string | undefined, ...seenBy: (keyof typeof callers)[]) =>
    expectWalls(bench.image, { type: 'Image', key: key ?? '', keyField: 'uuid', seenBy });
  await walled(base, 'demo', 'acme', 'admin');
  await walled('3979e642-5736-4fad-8aec-0089cf973377', 'demo', 'acme', 'admin');
  await walled(acmePrivate, 'acme', 'admin');
  await walled(made.shared, 'demo', 'acme', 'admin');
  await walled(made.sharedButOff, 'demo', 'acme', 'admin');
  await walled(made.sharedButNotReady, 'acme', 'admin');
  await walled(made.publicButNotReady, 'acme', 'admin');
  await walled(made.publicButFailed, 'acme', 'admin');
  await walled(made.hidden, 'acme', 'admin');
});

describe('a reference', () => {
  const query = 'query ($ref: String!) { image(ref: $ref) { uuid version state } }';

  it('by name means the newest active one', async () => {
    expect(await dataOf(get(demo, query, { ref: 'base-64-lts' }))).toEqual({
      image: { uuid: base, version: '24.4.1', state: 'ACTIVE' },
    });
    await bench.image.creator.ensure(
      newManifest({
        uuid: randomUUID(),
        name: 'base-64-lts',
        version: '99',
        disabled: true,
        public: true,
        published_at: '2031-01-01T00:00:00Z',
      }),
    );
    expect(await dataOf(get(demo, query, { ref: 'base-64-lts' }))).toMatchObject({ image: { uuid: base } });
  });

  it('by name means a disabled one when there is no other', async () => {
    expect(await dataOf(get(acme, query, { ref: 'hidden' }))).toMatchObject({ image: { state: 'DISABLED' } });
    expect(await dataOf(get(demo, query, { ref: 'hidden' }))).toEqual({ image: null });
  });

  it('may be uuid, beginning, global id', async () => {
    for (const ref of [base, base.toUpperCase(), '98cd', toGlobalId('Image', base)]) {
      expect(await dataOf(get(demo, query, { ref }))).toMatchObject({ image: { uuid: base } });
    }
  });

  it("of another account's private image is that of none", async () => {
    for (const ref of [acmePrivate, 'acme-appliance', '7174d10c', randomUUID(), 'x'.repeat(100_000)]) {
      expect(await dataOf(get(demo, query, { ref }))).toEqual({ image: null });
    }
  });
});

describe('a list', () => {
  const names = async (caller: typeof demo, args = '') => {
    const data = await dataOf(get(caller, `{ images${args} { totalCount nodes { name state } } }`));
    return (data.images as { nodes: { name: string }[] }).nodes.map(({ name }) => name);
  };

  it('has the active images one may see, newest first', async () => {
    expect(await names(demo)).toEqual([
      'nodejs-lts',
      'shared',
      'base-64-lts',
      'minimal-64-lts',
      'ubuntu-24.04',
      'debian-12-hvm',
      'debian-12',
      'freebsd-14-hvm',
    ]);
    expect(await names(acme)).toHaveLength(9);
  });

  it('has other states when asked for, walls all the same', async () => {
    expect(await names(demo, '(filter: { state: [UNACTIVATED, FAILED, CREATING] })')).toEqual([]);
    expect(await names(acme, '(filter: { state: [UNACTIVATED, FAILED] })')).toHaveLength(3);
    expect(await names(demo, '(filter: { state: [DISABLED], name: ["hidden", "sharedButOff"] })')).toEqual([
      'sharedButOff',
    ]);
  });

  it('is filtered and ordered as asked', async () => {
    expect(await names(demo, '(filter: { type: [ZVOL] }, orderBy: { field: NAME })')).toEqual([
      'debian-12-hvm',
      'freebsd-14-hvm',
    ]);
    expect(await names(demo, '(filter: { os: [BSD] })')).toEqual(['freebsd-14-hvm']);
    expect(await names(demo, '(filter: { nameContains: "BASE", version: ["24.4.1"] })')).toEqual([
      'base-64-lts',
    ]);
    expect(await names(demo, '(filter: { public: false })')).toEqual(['shared']);
    const byName = await names(demo, '(orderBy: { field: NAME, direction: DESC })');
    expect(byName).toEqual([...byName].sort().reverse());
  });

  it('is walked in pages with cursors of its own', async () => {
    const query = `query ($after: String, $field: ImageOrderField!) {
      images(first: 3, after: $after, orderBy: { field: $field, direction: DESC }) {
        totalCount nodes { uuid } pageInfo { endCursor hasNextPage }
      }
    }`;
    type Answer = {
      images: {
        totalCount: number;
        nodes: { uuid: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { images } = (await dataOf(
        get(acme, query, { after, field: 'PUBLISHED_AT' }),
      )) as unknown as Answer;
      seen.push(...images.nodes.map(({ uuid }) => uuid));
      after = images.pageInfo.endCursor;
      if (!images.pageInfo.hasNextPage) {
        expect(new Set(seen).size).toBe(images.totalCount);
        break;
      }
    }
    expect(codesOf(await get(acme, query, { after, field: 'NAME' }))).toEqual(['INVALID_CURSOR']);
    expect(codesOf(await get(demo, query, { after, field: 'PUBLISHED_AT' }))).toEqual(['INVALID_CURSOR']);
    expect(codesOf(await get(demo, '{ images(first: 1000000000) { totalCount } }'))).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('tells nobody anything', async () => {
    expect(codesOf(await get(null, '{ images { totalCount } }'))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await get(null, '{ image(ref: "base-64-lts") { uuid } }'))).toEqual(['UNAUTHENTICATED']);
  });
});

describe('an image', () => {
  const query = `query ($ref: String!) {
    image(ref: $ref) {
      name account { uuid } origin { name } file { compression sha1 sizeBytes }
      requirements { minRamMiB maxRamMiB brand } tags { name value } sizeMiB publishedAt os type public
    }
  }`;

  it('shows its manifest', async () => {
    expect(await dataOf(get(demo, query, { ref: 'debian-12-hvm' }))).toEqual({
      image: {
        name: 'debian-12-hvm',
        account: null,
        origin: null,
        file: { compression: 'GZIP', sha1: expect.stringMatching(/^[0-9a-f]{40}$/), sizeBytes: 402_653_184 },
        requirements: { minRamMiB: 1024, maxRamMiB: null, brand: 'BHYVE' },
        tags: [{ name: 'role', value: 'os' }],
        sizeMiB: 10_240,
        publishedAt: '2025-03-18T08:20:44.000Z',
        os: 'LINUX',
        type: 'ZVOL',
        public: true,
      },
    });
  });

  it('shows its account to that account and to operators only', async () => {
    const owner = async (caller: typeof demo, ref: string) =>
      ((await dataOf(get(caller, query, { ref }))).image as { account: unknown }).account;
    expect(await owner(acme, 'shared')).toEqual({ uuid: acme.accountUuid });
    expect(await owner(demo, 'shared')).toBeNull();
    expect(await owner(admin, 'shared')).toEqual({ uuid: acme.accountUuid });
  });

  it('shows its origin to those who may see that', async () => {
    const uuid = randomUUID();
    await bench.image.creator.ensure(
      newManifest({ uuid, name: 'on-private', origin: acmePrivate, public: true }),
    );
    const origin = async (caller: typeof demo) =>
      ((await dataOf(get(caller, query, { ref: uuid }))).image as { origin: unknown }).origin;
    expect(await origin(acme)).toEqual({ name: 'acme-appliance' });
    expect(await origin(demo)).toBeNull();
  });
});
