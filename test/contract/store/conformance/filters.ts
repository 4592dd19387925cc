import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, insert, type Store, update } from '../../../../subgraphs/store/port.ts';
import { filters as anyFilter, thingFields, thingsNamed } from './arbitraries.ts';
import { openStore, type StoreEngine } from './engine.ts';
import { matches } from './reference-filter.ts';
import { thing, things } from './things.ts';

const found = async (store: Store, path: string, condition: Condition): Promise<string> => {
  const docs = await store.collection(things).find({ filter: { where: { [path]: condition } }, limit: 99 });
  return docs
    .map(({ _id }) => _id)
    .toSorted()
    .join('');
};

async function storeOfFour(engine: StoreEngine): Promise<Store> {
  const store = await openStore(engine);
  await store.commit([
    insert(things, thing('a', { name: 'Web-01', size: 1, tags: ['red', 'x'], place: { city: 'Köln' } })),
    insert(things, thing('b', { name: 'web_02', size: 2, isLive: false, tags: ['blue'] })),
    insert(
      things,
      thing('c', {
        name: 'db%1',
        size: 10,
        parts: [
          { code: 'p', amount: 1 },
          { code: 'q', amount: 2 },
        ],
      }),
    ),
    insert(things, thing('d', { name: null, size: null, parts: [{ code: 'q', amount: 3 }] })),
  ]);
  return store;
}

export const filters = (engine: StoreEngine) =>
  describe('filters', () => {
    it.each<[string, Condition, string]>([
      ['name', 'Web-01', 'a'],
      ['name', null, 'd'],
      ['isLive', false, 'b'],
      ['size', { in: [1, 10] }, 'ac'],
      ['size', { in: [1, null] }, 'ad'],
      ['size', { in: [] }, ''],
      ['size', { notIn: [1, 10] }, 'bd'],
      ['size', { notIn: [1, null] }, 'bc'],
      ['size', { notIn: [] }, 'abcd'],
      ['size', { gt: 1 }, 'bc'],
      ['size', { gte: 2 }, 'bc'],
      ['size', { lt: 10 }, 'ab'],
      ['size', { lte: 1 }, 'a'],
      ['size', { gt: null }, ''],
      ['size', { lte: null }, 'd'],
      ['size', { gte: 2, lt: 10 }, 'b'],
      ['name', { prefix: 'web' }, 'b'],
      ['name', { prefix: '' }, 'abc'],
      ['name', { contains: 'WEB' }, 'ab'],
      ['name', { contains: '_' }, 'b'],
      ['name', { contains: '%' }, 'c'],
      ['name', { contains: '' }, 'abc'],
      ['name', { contains: '\0' }, ''],
      ['place.city', { contains: 'KÖL' }, 'a'],
      ['tags', { has: 'red' }, 'a'],
      ['tags', { has: 're' }, ''],
      ['parts.code', { has: 'q' }, 'cd'],
      ['_id', { gt: 'b' }, 'cd'],
      ['revision', 1, 'abcd'],
    ])('%s %j', async (path, condition, expected) => {
      expect(await found(await storeOfFour(engine), path, condition)).toBe(expected);
    });

    it('follow the documents as they change', async () => {
      const store = await storeOfFour(engine);
      const [a] = await store.collection(things).getMany(['a']);
      if (!a) expect.fail('a was inserted');
      await store.commit([update(things, a, { tags: ['x', 'green', 'x'], name: 'other' })]);
      expect(await found(store, 'tags', { has: 'red' })).toBe('');
      expect(await found(store, 'tags', { has: 'x' })).toBe('a');
      expect(await found(store, 'tags', { has: 'green' })).toBe('a');
      expect(await found(store, 'name', 'Web-01')).toBe('');
    });

    it.each<[string, Condition]>([
      ['colour', 'red'],
      ['options.any', 1],
      ['place', 'x'],
      ['tags', 'red'],
      ['name', { has: 'x' }],
      ['parts.amount', { has: 1 }],
      ["name') OR 1 --", 'x'],
      ['size', 'big'],
      ['size', { gt: 'big' }],
      ['size', { lt: Number.POSITIVE_INFINITY }],
      ['size', { contains: '1' }],
      ['tags', { has: 5 }],
      ['name', {} as Condition],
    ])('on %s %j are a mistake in our code', async (path, condition) => {
      const store = await openStore(engine);
      await expect(found(store, path, condition)).rejects.toThrow(/./);
      await expect(store.collection(things).count({ where: { [path]: condition } })).rejects.toThrow(/./);
    });

    it('treat values as values', async () => {
      const store = await openStore(engine);
      const name = "x' OR '1'='1";
      await store.commit([insert(things, thing('a', { name, tags: [name] })), insert(things, thing('b'))]);
      expect(await found(store, 'name', name)).toBe('a');
      expect(await found(store, 'name', { in: [name] })).toBe('a');
      expect(await found(store, 'tags', { has: name })).toBe('a');
    });

    it('take long lists', async () => {
      const store = await storeOfFour(engine);
      const many = Array.from({ length: 50_000 }, (_, index) => index + 5);
      expect(await found(store, 'size', { in: many })).toBe('c');
    });

    it('mean what the reference means', async () => {
      const store = await openStore(engine);
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(thingFields, { minLength: 1, maxLength: 12 }),
          fc.array(anyFilter, { minLength: 8, maxLength: 8 }),
          async (fields, filtersOfRun) => {
            run += 1;
            const docs = thingsNamed(`run${run}`, fields);
            await store.commit(docs.map((doc) => insert(things, doc)));
            for (const filter of filtersOfRun) {
              const all = [{ where: { group: `run${run}` } }, filter];
              const seen = await store.collection(things).find({ filter: { all }, limit: 99 });
              const meant = docs.filter((doc) => matches(doc, filter)).map(({ _id }) => _id);
              expect(seen.map(({ _id }) => _id).toSorted()).toEqual(meant.toSorted());
              expect(await store.collection(things).count({ all })).toBe(meant.length);
            }
          },
        ),
        { numRuns: 40 },
      );
    });
  });
