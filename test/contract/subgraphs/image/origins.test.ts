import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { maxChainLength } from '../../../../subgraphs/image/service/origin-chain.ts';
import { images } from '../../../../subgraphs/image/store/images.ts';
import { update } from '../../../../subgraphs/store/port.ts';
import { newManifest } from '../../../kit/image-documents.ts';
import { type SubgraphBench, subgraphBench } from '../../../kit/subgraph-bench.ts';

/** Makes `length` images, each building on the one before; their uuids, base first. */
async function chainOf({ image }: SubgraphBench, length: number): Promise<readonly string[]> {
  const uuids = Array.from({ length }, () => randomUUID());
  for (const [index, uuid] of uuids.entries()) {
    await image.creator.ensure(newManifest({ uuid, name: `layer-${index}`, origin: uuids[index - 1] }));
  }
  return uuids;
}

async function change({ store }: SubgraphBench, uuid: string | undefined, set: object): Promise<void> {
  const image = await store.collection(images).get(uuid ?? '');
  if (image) await store.commit([update(images, image, set)]);
}

describe('what a node needs of an image', () => {
  it('is the whole chain, base first', async () => {
    const bench = await subgraphBench();
    const uuids = await chainOf(bench, 3);
    const specs = await bench.image.images.specsFor(uuids[2] ?? '');
    expect(specs?.map(({ uuid, originUuid }) => ({ uuid, originUuid }))).toEqual(
      uuids.map((uuid, index) => ({ uuid, originUuid: uuids[index - 1] ?? null })),
    );
    expect(specs?.[0]).toEqual({
      uuid: uuids[0],
      name: 'layer-0',
      version: '1.0.0',
      type: 'ZONE_DATASET',
      sizeBytes: 1_048_576,
      sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      originUuid: null,
    });
  });

  it('is nothing for an image that is switched off, unless something builds on it', async () => {
    const bench = await subgraphBench();
    const [base = '', top = ''] = await chainOf(bench, 2);
    await change(bench, base, { state: 'DISABLED' });
    expect(await bench.image.images.specsFor(base)).toBeUndefined();
    expect(await bench.image.images.specsFor(top)).toHaveLength(2);
  });

  it.each([{ state: 'UNACTIVATED' }, { state: 'FAILED' }, { file: null }])(
    'is nothing when the base has become %j',
    async (set) => {
      const bench = await subgraphBench();
      const [base, top = ''] = await chainOf(bench, 2);
      await change(bench, base, set);
      expect(await bench.image.images.specsFor(top)).toBeUndefined();
    },
  );

  it('is nothing for one that never was', async () => {
    const { image } = await subgraphBench();
    expect(await image.images.specsFor(randomUUID())).toBeUndefined();
  });

  it('is nothing, and loudly, when origins go round in a circle', async () => {
    const bench = await subgraphBench();
    const [base, top = ''] = await chainOf(bench, 2);
    await change(bench, base, { originUuid: top });
    expect(await bench.image.images.specsFor(top)).toBeUndefined();
    expect(bench.log.join()).toContain('never end');
  });
});

describe('taking an image in', () => {
  it('refuses an origin that is missing or not active', async () => {
    const bench = await subgraphBench();
    const [base = ''] = await chainOf(bench, 1);
    await change(bench, base, { state: 'DISABLED' });
    for (const origin of [base, randomUUID()]) {
      expect(await bench.image.creator.create(newManifest({ origin }))).toMatchObject({
        problems: [{ field: 'origin', code: 'Invalid' }],
      });
    }
  });

  it('refuses a chain that is too long', async () => {
    const bench = await subgraphBench();
    const uuids = await chainOf(bench, maxChainLength);
    expect(await bench.image.images.specsFor(uuids.at(-1) ?? '')).toHaveLength(maxChainLength);
    expect(await bench.image.creator.create(newManifest({ origin: uuids.at(-1) }))).toMatchObject({
      problems: [{ field: 'origin', code: 'Invalid' }],
    });
  });

  it('refuses a uuid that is taken, and a manifest that breaks the rules, and changes nothing', async () => {
    const { image, store } = await subgraphBench();
    const manifest = newManifest();
    expect(await image.creator.create(manifest)).toMatchObject({
      image: { state: 'ACTIVE', isPublic: false },
    });
    const before = await store.position();
    expect(await image.creator.create(manifest)).toMatchObject({ problems: [{ field: 'uuid' }] });
    expect(await image.creator.create({ ...manifest, uuid: randomUUID(), name: '' })).toMatchObject({
      problems: [{ field: 'name' }],
    });
    expect(await store.position()).toBe(before);
  });
});
