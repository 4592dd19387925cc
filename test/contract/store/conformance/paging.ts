import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insert,
  type NewDoc,
  type Order,
  type Page,
  type PageKey,
  type PageQuery,
  remove,
  type Store,
} from '../../../../subgraphs/store/port.ts';
import { orders, thingFields, thingsNamed } from './arbitraries.ts';
import { openStore, type StoreEngine, take } from './engine.ts';
import { compareScalars, scalarAt } from './reference-filter.ts';
import { type ThingDoc, thing, things } from './things.ts';

/** The whole list by the reference order: ties ended by `_id` in the direction of the last order. */
function sorted(docs: readonly NewDoc<ThingDoc>[], orderBy: readonly Order[]): readonly NewDoc<ThingDoc>[] {
  const keys = [...orderBy, { path: '_id', direction: orderBy.at(-1)?.direction ?? ('asc' as const) }];
  return docs.toSorted((a, b) => {
    for (const { path, direction } of keys) {
      const order = compareScalars(scalarAt(a, path), scalarAt(b, path));
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return 0;
  });
}

const ids = (page: Page<ThingDoc>): readonly string[] => page.items.map(({ doc }) => doc._id);

/** Every page of a list, from one end to the other. */
async function walk(store: Store, query: PageQuery): Promise<readonly Page<ThingDoc>[]> {
  const pages: Page<ThingDoc>[] = [];
  let bound: PageKey | undefined;
  for (;;) {
    const page = await store
      .collection(things)
      .page({ ...query, [query.fromEnd ? 'before' : 'after']: bound });
    pages.push(page);
    bound = page.items.at(query.fromEnd ? 0 : -1)?.key;
    if (!(query.fromEnd ? page.hasPreviousPage : page.hasNextPage)) return pages;
  }
}

export const paging = (engine: StoreEngine) =>
  describe('pages', () => {
    it('walk the whole list in both directions, whatever the order', async () => {
      const store = await openStore(engine);
      let run = 0;
      const page = fc.record({
        fields: fc.array(thingFields, { maxLength: 12 }),
        orderBy: orders,
        limit: fc.integer({ min: 1, max: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(page, async ({ fields, orderBy, limit }) => {
          run += 1;
          const docs = thingsNamed(`run${run}`, fields);
          await store.commit(docs.map((doc) => insert(things, doc)));
          const expected = sorted(docs, orderBy).map(({ _id }) => _id);
          const query = { filter: { where: { group: `run${run}` } }, orderBy, limit };
          const forth = await walk(store, query);
          expect(forth.flatMap(ids)).toEqual(expected);
          expect(forth.map(({ hasPreviousPage }) => hasPreviousPage)).toEqual(
            forth.map((_, index) => index > 0),
          );
          const back = await walk(store, { ...query, fromEnd: true });
          expect(back.toReversed().flatMap(ids)).toEqual(expected);
          expect(back.map(({ hasNextPage }) => hasNextPage)).toEqual(back.map((_, index) => index > 0));
          expect(
            (await store.collection(things).find({ ...query, limit: 99 })).map(({ _id }) => _id),
          ).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    });

    it('between two bounds say what lies on either side', async () => {
      const store = await openStore(engine);
      await store.commit([...'abcdefgh'].map((id) => insert(things, thing(id))));
      const cut = async (query: Omit<PageQuery, 'limit'>, limit: number): Promise<string> => {
        const page = await store.collection(things).page({ ...query, limit });
        return `${page.hasPreviousPage ? '…' : ''}${ids(page).join('')}${page.hasNextPage ? '…' : ''}`;
      };
      expect(await cut({}, 8)).toBe('abcdefgh');
      expect(await cut({}, 3)).toBe('abc…');
      expect(await cut({ fromEnd: true }, 3)).toBe('…fgh');
      expect(await cut({ after: ['b'], before: ['f'] }, 2)).toBe('…cd…');
      expect(await cut({ after: ['b'], before: ['f'] }, 5)).toBe('…cde…');
      expect(await cut({ after: ['b'], before: ['f'], fromEnd: true }, 2)).toBe('…de…');
      expect(await cut({ after: ['h'] }, 2)).toBe('…');
      expect(await cut({ before: ['a'], fromEnd: true }, 2)).toBe('…');
      expect(await cut({ before: ['c'] }, 5)).toBe('ab…');
      expect(await cut({ after: ['A'] }, 9)).toBe('abcdefgh');
      expect(await cut({ after: ['z'], filter: { where: { name: 'none' } } }, 1)).toBe('');
    });

    it('show every survivor once while rows come and go in between', async () => {
      const store = await openStore(engine);
      const size = (index: number): number => index % 7;
      await store.commit(
        Array.from({ length: 60 }, (_, index) => insert(things, thing(`s${index}`, { size: size(index) }))),
      );
      const seen: string[] = [];
      let after: PageKey | undefined;
      for (let step = 0; ; step += 1) {
        const page = await store
          .collection(things)
          .page({ orderBy: [{ path: 'size', direction: 'desc' }], limit: 4, after });
        seen.push(...ids(page));
        if (!page.hasNextPage) break;
        const last = page.items.at(-1);
        after = last?.key;
        await store.commit([
          ...(last ? [remove(things, last.doc)] : []),
          insert(things, thing(`new${step}`, { size: size(step) })),
        ]);
      }
      const old = seen.filter((id) => id.startsWith('s'));
      expect(new Set(seen).size).toBe(seen.length);
      expect(old.toSorted()).toEqual(Array.from({ length: 60 }, (_, index) => `s${index}`).toSorted());
    });

    it('are positioned: a feed behind `asOf` brings exactly what the page has not seen', async () => {
      const store = await openStore(engine);
      const writing = Array.from({ length: 50 }, (_, index) =>
        store.commit([insert(things, thing(`t${index}`))]),
      );
      await Promise.race(writing);
      const page = await store.collection(things).page({ limit: 99 });
      await Promise.all(writing);
      const missing = 50 - page.items.length;
      const feed = await store.watch({ collections: ['things'], after: page.asOf });
      const rest = (await take(feed, missing)).map(({ id }) => id);
      expect([...ids(page), ...rest].toSorted()).toEqual(
        Array.from({ length: 50 }, (_, index) => `t${index}`).toSorted(),
      );
    });

    it.each<[string, Omit<PageQuery, 'limit'>, number]>([
      ['a key of another order', { after: ['a', 'b'] }, 1],
      ['an order on an array', { orderBy: [{ path: 'tags', direction: 'asc' }] }, 1],
      ['an order on an undeclared path', { orderBy: [{ path: 'nowhere', direction: 'asc' }] }, 1],
      ['a limit of none', {}, 0],
      ['a limit that is no number', {}, Number.NaN],
    ])('refuse %s', async (_, query, limit) => {
      const store = await openStore(engine);
      await expect(store.collection(things).page({ ...query, limit })).rejects.toThrow(/./);
    });
  });
