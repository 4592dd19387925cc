import { join } from 'node:path';
import Database from 'libsql';
import { Schema } from 'mongoose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { StoreLocked } from '../../../subgraphs/store/embedded/store-locked.ts';
import {
  type Doc,
  declareCollection,
  insert,
  StoreUnavailable,
  UniqueViolation,
} from '../../../subgraphs/store/port.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

interface CityDoc extends Doc {
  readonly name: string;
  readonly streets: readonly string[];
}

type IndexDeclaration = Parameters<Schema['index']>;

const citiesWith = (...indexes: readonly IndexDeclaration[]) => {
  const schema = new Schema(
    { _id: { type: String, required: true }, name: { type: String, required: true }, streets: [String] },
    { strict: 'throw', versionKey: false },
  );
  for (const index of indexes) schema.index(...index);
  return declareCollection<CityDoc>('cities', schema);
};

const byName: IndexDeclaration = [{ name: 1 }, { name: 'name' }];
const byUniqueName: IndexDeclaration = [{ name: 1 }, { name: 'name', unique: true }];
const byStreet: IndexDeclaration = [{ streets: 1 }, { name: 'streets' }];

const open = async (path: string, cities: ReturnType<typeof citiesWith>) => {
  const store = await openEmbeddedStore({ path, collections: [cities], clock: virtualClock() });
  onTestFinished(() => store.close());
  return store;
};

const city = (id: string, name = id) => ({ _id: id, name, streets: [`${name} street`] });

describe('opening a data file', () => {
  const newFile = (): string => join(temporaryDirectory(), 'store.db');

  it('makes new indexes over documents already kept, and drops the old', async () => {
    const path = newFile();
    const bare = await open(path, citiesWith());
    await bare.commit([insert(citiesWith(), city('a')), insert(citiesWith(), city('b'))]);
    const query = { filter: { where: { name: 'a' } } };
    expect(bare.collection(citiesWith()).explain(query).join()).not.toContain('cities:name');
    await bare.close();

    const indexed = citiesWith(byName, byStreet);
    const second = await open(path, indexed);
    expect(second.collection(indexed).explain(query).join()).toContain('USING INDEX cities:name');
    expect(
      await second
        .collection(indexed)
        .find({ filter: { where: { streets: { has: 'b street' } } }, limit: 9 }),
    ).toMatchObject([{ _id: 'b' }]);
    await second.close();

    const third = await open(path, citiesWith());
    expect(third.collection(citiesWith()).explain(query).join()).not.toContain('cities:name');
  });

  it('puts an index that has changed in the place of its namesake', async () => {
    const path = newFile();
    const first = await open(path, citiesWith(byName));
    await first.close();
    const unique = citiesWith(byUniqueName);
    const second = await open(path, unique);
    await second.commit([insert(unique, city('a', 'same'))]);
    await expect(second.commit([insert(unique, city('b', 'same'))])).rejects.toThrow(UniqueViolation);
  });

  it('refuses a unique index that the documents contradict, and leaves the file as it was', async () => {
    const path = newFile();
    const first = await open(path, citiesWith());
    await first.commit([insert(citiesWith(), city('a', 'same')), insert(citiesWith(), city('b', 'same'))]);
    await first.close();
    await expect(open(path, citiesWith(byUniqueName))).rejects.toThrow(/cities:name/);
    const again = await open(path, citiesWith());
    expect(await again.collection(citiesWith()).count()).toBe(2);
  });

  it('keeps collections that are not declared this time', async () => {
    const path = newFile();
    const first = await open(path, citiesWith());
    await first.commit([insert(citiesWith(), city('a'))]);
    await first.close();
    const none = await openEmbeddedStore({ path, collections: [], clock: virtualClock() });
    await none.close();
    expect(await (await open(path, citiesWith())).collection(citiesWith()).count()).toBe(1);
  });

  it('refuses a file of a later program', async () => {
    const path = newFile();
    await (await open(path, citiesWith())).close();
    const database = new Database(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(open(path, citiesWith())).rejects.toThrow(/format 99/);
  });

  it('refuses a file that is already open', async () => {
    const path = newFile();
    const first = await open(path, citiesWith());
    await expect(open(path, citiesWith())).rejects.toThrow(StoreLocked);
    await first.close();
    await open(path, citiesWith());
  });

  it('says so when there is no such directory', async () => {
    await expect(open(join(temporaryDirectory(), 'none', 'store.db'), citiesWith())).rejects.toThrow(
      StoreUnavailable,
    );
  });

  it.each<[string, () => Schema]>([
    ['dates', () => new Schema({ _id: String, at: Date })],
    ['ids of sub-documents', () => new Schema({ _id: String, parts: [new Schema({ name: String })] })],
    ['indexes on what is not declared', () => new Schema({ _id: String }).index({ nowhere: 1 })],
    ['unique arrays', () => new Schema({ _id: String, tags: [String] }).index({ tags: 1 }, { unique: true })],
    ['sparse indexes', () => new Schema({ _id: String, name: String }).index({ name: 1 }, { sparse: true })],
    ['text indexes', () => new Schema({ _id: String, name: String }).index({ name: 'text' })],
    [
      'partial filters that are no equality',
      () =>
        new Schema({ _id: String, size: Number }).index(
          { size: 1 },
          { partialFilterExpression: { size: { $gt: 5 } } },
        ),
    ],
    [
      'two indexes of one name',
      () =>
        new Schema({ _id: String, a: String, b: String })
          .index({ a: 1 }, { name: 'n' })
          .index({ b: 1 }, { name: 'n' }),
    ],
  ])('refuses declarations it cannot keep: %s', async (_, schema) => {
    const collections = [declareCollection('bad', schema())];
    await expect(openEmbeddedStore({ path: ':memory:', collections, clock: virtualClock() })).rejects.toThrow(
      /bad/,
    );
  });
});
