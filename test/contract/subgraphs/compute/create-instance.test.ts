import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { limits } from '../../../../schema/limits.ts';
import { workflowSteps } from '../../../../schema/workflows.ts';
import { instances } from '../../../../subgraphs/compute/store/instances.ts';
import { operations } from '../../../../subgraphs/compute/store/operations.ts';
import { computeBench, type MutationAnswer } from '../../../kit/compute-bench.ts';
import { callers } from '../../../kit/subgraph-bench.ts';

const codes = ({ userErrors }: MutationAnswer): string[] => userErrors.map(({ code }) => code);
const fields = ({ userErrors }: MutationAnswer): (string | undefined)[] =>
  userErrors.map(({ field }) => field?.join('.'));

const impossible: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
  ['an unknown package', { package: 'nothing' }, 'NOT_FOUND', 'package'],
  ['an unknown image', { image: 'nothing' }, 'NOT_FOUND', 'image'],
  ['a disabled image', { image: '3979e642-5736-4fad-8aec-0089cf973377' }, 'IMAGE_UNUSABLE', 'image'],
  ["another account's image", { image: 'acme-appliance' }, 'NOT_FOUND', 'image'],
  ['an unknown network', { networks: [{ network: 'nothing' }] }, 'NOT_FOUND', 'networks.0.network'],
  [
    "another account's network",
    { networks: [{ network: 'acme-private' }] },
    'NOT_FOUND',
    'networks.0.network',
  ],
  ['a package for hardware machines', { package: 'b1.small' }, 'BRAND_MISMATCH', 'package'],
  ['too little memory', { image: 'nodejs-lts' }, 'PACKAGE_TOO_SMALL', 'package'],
  ['a name with a space', { name: 'a b' }, 'INVALID_ARGUMENT', 'name'],
  ['a name with a NUL', { name: 'a\0b' }, 'INVALID_ARGUMENT', 'name'],
  ['a name with Cyrillic letters', { name: 'wеb' }, 'INVALID_ARGUMENT', 'name'],
  ['a name too long', { name: 'a'.repeat(190) }, 'INVALID_ARGUMENT', 'name'],
  ['a name of a megabyte', { name: 'a'.repeat(1_000_000) }, 'INVALID_ARGUMENT', 'name'],
  [
    'a tag given twice',
    {
      tags: [
        { name: 'a', value: 1 },
        { name: 'a', value: 2 },
      ],
    },
    'TAG_INVALID',
    'tags.1.name',
  ],
  ['a tag that is an object', { tags: [{ name: 'a', value: { b: 1 } }] }, 'TAG_INVALID', 'tags.0.value'],
  ['a reserved tag', { tags: [{ name: 'triton.x', value: 1 }] }, 'TAG_INVALID', 'tags.0.value'],
  [
    'a password in metadata',
    { metadata: [{ key: 'root_pw', value: 'x' }] },
    'METADATA_INVALID',
    'metadata.0.key',
  ],
  ['a broken affinity rule', { affinity: ['instance!=x', 'role=db'] }, 'AFFINITY_INVALID', 'affinity.1'],
  ['a key too long', { idempotencyKey: 'k'.repeat(129) }, 'INVALID_ARGUMENT', 'idempotencyKey'],
];

describe('createInstance', () => {
  it('answers with the instance and the operation that builds it, both on record', async () => {
    const bench = await computeBench();
    const answer = await bench.create({
      name: 'web-{{shortId}}',
      networks: [{ network: 'demo-private' }],
      tags: [{ name: 'role', value: 'web' }],
      metadata: [{ key: 'user-script', value: 'echo hello' }],
    });
    expect(answer.userErrors).toEqual([]);
    const uuid = answer.instance?.uuid ?? '';
    expect(answer.instance).toMatchObject({
      name: `web-${uuid.slice(0, 8)}`,
      state: 'PROVISIONING',
      brand: 'JOYENT',
      revision: 1,
    });
    expect(answer.operation).toMatchObject({
      kind: 'CREATE_INSTANCE',
      state: 'QUEUED',
      progress: 0,
      cancelable: true,
      steps: workflowSteps.CREATE_INSTANCE.map((name) => ({ name, state: 'PENDING', attempts: 0 })),
    });
    expect(await bench.store.collection(instances).get(uuid)).toMatchObject({
      accountUuid: callers.demo.accountUuid,
      ramMiB: 128,
      quotaGiB: 3,
      vcpus: null,
      cpuCapPercent: 25,
      holdsName: true,
      operationCount: 1,
      nodeUuid: null,
      tagKeys: ['role', 'role="web"'],
      wantedNics: [{ isPrimary: true, ipv4Address: null }],
    });
  });

  it('takes the short id for a name when none is given', async () => {
    const bench = await computeBench();
    const { instance } = await bench.create();
    expect(instance?.name).toBe(instance?.uuid.slice(0, 8));
  });

  it('gives hardware machines their CPUs and the brand their image and package agree on', async () => {
    const bench = await computeBench();
    const { instance, userErrors } = await bench.create({ package: 'b1.medium', image: 'debian-12-hvm' });
    expect(userErrors).toEqual([]);
    expect(await bench.store.collection(instances).get(instance?.uuid ?? '')).toMatchObject({
      brand: 'BHYVE',
      vcpus: 2,
    });
  });

  it('refuses what cannot be, by code and field, and leaves nothing', async () => {
    const bench = await computeBench();
    for (const [what, input, code, field] of impossible) {
      const answer = await bench.create(input);
      expect([what, codes(answer), fields(answer)]).toEqual([what, [code], [field]]);
      expect(answer.instance).toBeNull();
    }
    expect(await bench.store.collection(instances).count()).toBe(0);
    expect(await bench.store.collection(operations).count()).toBe(0);
  });

  it('names everything that is wrong at once', async () => {
    const bench = await computeBench();
    const answer = await bench.create({
      name: '-',
      package: 'nothing',
      networks: [{ network: 'nothing' }],
      tags: [{ name: '', value: 1 }],
      affinity: ['x'],
    });
    expect(codes(answer)).toEqual([
      'INVALID_ARGUMENT',
      'NOT_FOUND',
      'NOT_FOUND',
      'TAG_INVALID',
      'AFFINITY_INVALID',
    ]);
  });

  it('gives a name to one of many who ask at once, per account', async () => {
    const bench = await computeBench();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.create({ name: 'web' })));
    expect(answers.filter(({ instance }) => instance)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(19).fill('NAME_TAKEN'));
    expect(codes(await bench.create({ name: 'web' }, callers.acme))).toEqual([]);
  });

  it('says UNAVAILABLE when the store refuses, and leaves nothing', async () => {
    const bench = await computeBench();
    bench.store.refuseWrites(true);
    expect(codes(await bench.create())).toEqual(['UNAVAILABLE']);
    bench.store.refuseWrites(false);
    expect(await bench.store.collection(instances).count()).toBe(0);
  });

  it('says UNAVAILABLE when another subgraph cannot answer', async () => {
    const bench = await computeBench();
    bench.peerStore.refuseReads(true);
    expect(codes(await bench.create())).toEqual(['UNAVAILABLE']);
    bench.peerStore.refuseReads(false);
  });

  it('looks whether a commit happened whose acknowledgement was lost', async () => {
    const bench = await computeBench();
    bench.store.failNext('lose-acknowledgement');
    const answer = await bench.create({ name: 'web' });
    expect(codes(answer)).toEqual([]);
    expect(answer.instance?.name).toBe('web');
    expect(await bench.store.collection(instances).count()).toBe(1);
  });
});

describe('an idempotency key', () => {
  const request = {
    name: 'web',
    idempotencyKey: 'k1',
    tags: [
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ],
  };

  it('makes one instance of 50 requests at once', async () => {
    const bench = await computeBench();
    const answers = await Promise.all(Array.from({ length: 50 }, () => bench.create(request)));
    expect(answers.flatMap(codes)).toEqual([]);
    expect(new Set(answers.map(({ instance }) => instance?.uuid)).size).toBe(1);
    expect(new Set(answers.map(({ operation }) => operation?.uuid)).size).toBe(1);
    expect(await bench.store.collection(instances).count()).toBe(1);
    expect(await bench.store.collection(operations).count()).toBe(1);
  });

  it('does not mind the order of tags, but any other difference', async () => {
    const bench = await computeBench();
    const first = await bench.create(request);
    const again = await bench.create({ ...request, tags: [...request.tags].reverse() });
    expect(again.instance?.uuid).toBe(first.instance?.uuid);
    expect(codes(await bench.create({ ...request, name: 'other' }))).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect(codes(await bench.create({ ...request, autoboot: false }))).toEqual(['IDEMPOTENCY_CONFLICT']);
  });

  it('means the same instance even when its package is offered no more, or it is deleted', async () => {
    const bench = await computeBench();
    const first = await bench.create(request);
    await bench.setInstance(first.instance?.uuid ?? '', { state: 'DELETED', holdsName: false });
    const again = await bench.create({ ...request });
    expect(again.instance).toMatchObject({ uuid: first.instance?.uuid, state: 'DELETED' });
  });

  it('is one account’s own', async () => {
    const bench = await computeBench();
    const mine = await bench.create(request);
    const theirs = await bench.create(request, callers.acme);
    expect(codes(theirs)).toEqual([]);
    expect(theirs.instance?.uuid).not.toBe(mine.instance?.uuid);
  });

  it('survives a lost acknowledgement: the repetition finds the instance', async () => {
    const bench = await computeBench();
    bench.store.failNext('lose-acknowledgement');
    const first = await bench.create(request);
    const again = await bench.create(request);
    expect(again.instance?.uuid).toBe(first.instance?.uuid);
  });
});

describe('references', () => {
  it('finds an instance by id, uuid, short uuid and name, and nobody else’s', async () => {
    const bench = await computeBench();
    const { instance } = await bench.create({ name: 'web' });
    const uuid = instance?.uuid ?? '';
    const find = async (ref: string, caller = callers.demo) =>
      (
        await bench.read<{ instance: { uuid: string } | null }>(
          'query ($ref: String!) { instance(ref: $ref) { uuid } }',
          { ref },
          caller,
        )
      ).instance?.uuid;
    const refs = [toGlobalId('Instance', uuid), uuid, uuid.toUpperCase(), uuid.slice(0, 13), 'web'];
    for (const ref of refs) {
      expect(await find(ref)).toBe(uuid);
      expect(await find(ref, callers.acme)).toBeUndefined();
      expect(await find(ref, callers.admin)).toBe(uuid);
    }
    const strangers = [
      '',
      'we',
      uuid.slice(0, 3),
      'x'.repeat(1_000_000),
      'web\0',
      '\ud800',
      toGlobalId('Package', uuid),
    ];
    for (const ref of strangers) expect(await find(ref)).toBeUndefined();
  });

  it('has room for exactly the promised number of characters', () => {
    expect(toGlobalId('ComputeNode', crypto.randomUUID()).length).toBeLessThan(limits.refLength);
  });
});
