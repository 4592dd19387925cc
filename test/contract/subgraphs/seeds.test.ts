import { expect, it } from 'vitest';
import { isUuid } from '../../../schema/ids.ts';
import { accounts } from '../../../subgraphs/account/store/accounts.ts';
import { accountCollections } from '../../../subgraphs/account/store/collections.ts';
import { imageCollections } from '../../../subgraphs/image/store/collections.ts';
import { networkCollections } from '../../../subgraphs/network/store/collections.ts';
import { remove } from '../../../subgraphs/store/port.ts';
import { subgraphBench } from '../../kit/subgraph-bench.ts';

const collections = [...accountCollections, ...imageCollections, ...networkCollections];

it('seeding again changes nothing', async () => {
  const { seed, store } = await subgraphBench();
  const before = await store.position();
  await seed();
  expect(await store.position()).toBe(before);
});

it('a seeding that was cut off is completed', async () => {
  const { seed, store } = await subgraphBench();
  const all = await store.collection(accounts).find({ limit: 10 });
  await store.commit(
    all.filter(({ login }) => login !== 'admin').map((account) => remove(accounts, account)),
  );
  await seed();
  const again = await store.collection(accounts).find({ limit: 10 });
  expect(again.map(({ _id }) => _id).sort()).toEqual(all.map(({ _id }) => _id).sort());
});

it('every seeded object has a proper uuid', async () => {
  const { store } = await subgraphBench();
  for (const spec of collections) {
    if (spec.name === 'ips') continue;
    const documents = await store
      .collection<{ _id: string; revision: number; createdAt: string; updatedAt: string }>(spec)
      .find({ limit: 100 });
    expect(documents.filter(({ _id }) => !isUuid(_id))).toEqual([]);
  }
});
