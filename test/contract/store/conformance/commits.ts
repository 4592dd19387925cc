import { describe, expect, it } from 'vitest';
import {
  commitWithRetry,
  type Doc,
  InvalidDocument,
  insert,
  RevisionConflict,
  remove,
  type Store,
  StoreUnavailable,
  UniqueViolation,
  update,
} from '../../../../subgraphs/store/port.ts';
import { openStore, type StoreEngine } from './engine.ts';
import { badge, badges, type ThingDoc, thing, things } from './things.ts';

const incremented = (store: Store, id: string): Promise<unknown> =>
  commitWithRetry(
    store,
    async () => {
      const doc = await store.collection(things).get(id);
      return doc && { changes: [update(things, doc, { size: (doc.size ?? 0) + 1 })], value: true };
    },
    1_000,
  );

export const commits = (engine: StoreEngine) =>
  describe('commits', () => {
    it('answer each document in order, the removed ones as they were', async () => {
      const store = await openStore(engine);
      const [a, b] = await store.commit([
        insert(things, thing('a')),
        insert(things, thing('b', { size: 1 })),
      ]);
      const answered = await store.commit([
        remove(things, a as Doc),
        insert(badges, badge('c')),
        update(things, b as ThingDoc, { size: 2 }),
      ]);
      expect(answered).toMatchObject([
        { _id: 'a', revision: 1 },
        { _id: 'c' },
        { _id: 'b', revision: 2, size: 2 },
      ]);
    });

    it('of nothing change nothing', async () => {
      const store = await openStore(engine);
      const position = await store.position();
      expect(await store.commit([])).toEqual([]);
      expect(await store.position()).toBe(position);
    });

    it.each<[string, Parameters<Store['commit']>[0][number], new (...args: never[]) => Error]>([
      ['a duplicate key', insert(things, thing('kept')), UniqueViolation],
      ['a unique field', insert(badges, badge('other', { code: 'code-kept' })), UniqueViolation],
      ['a stale update', update(things, { _id: 'kept', revision: 7 }, { size: 1 }), RevisionConflict],
      ['a stale removal', remove(things, { _id: 'kept', revision: 7 }), RevisionConflict],
      ['an update of nothing', update(things, { _id: 'nobody', revision: 1 }, {}), RevisionConflict],
      ['a removal of nothing', remove(things, { _id: 'nobody', revision: 1 }), RevisionConflict],
      ['an invalid document', insert(things, thing('bad', { size: Number.NaN })), InvalidDocument],
    ])('are all or nothing: refused whole because of %s', async (_, change, refusal) => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('kept')), insert(badges, badge('kept'))]);
      const position = await store.position();
      const good = [insert(things, thing('one')), update(things, { _id: 'kept', revision: 1 }, { size: 5 })];
      await expect(store.commit([...good, change, insert(things, thing('two'))])).rejects.toThrow(refusal);
      expect(await store.collection(things).find({ limit: 9 })).toMatchObject([{ _id: 'kept', size: null }]);
      expect(await store.position()).toBe(position);
    });

    it('may change a document several times', async () => {
      const store = await openStore(engine);
      await store.commit([
        insert(things, thing('a')),
        update(things, { _id: 'a', revision: 1 }, { size: 1 }),
        update(things, { _id: 'a', revision: 2 }, { tags: ['t'] }),
        insert(things, thing('b')),
        remove(things, { _id: 'b', revision: 1 }),
      ]);
      expect(await store.collection(things).find({ limit: 9 })).toMatchObject([
        { _id: 'a', revision: 3, size: 1, tags: ['t'] },
      ]);
    });

    it('to an undeclared collection are a mistake', async () => {
      const store = await openStore(engine);
      const doc = { _id: 'a' };
      await expect(store.commit([{ op: 'insert', collection: 'nowhere', doc }])).rejects.toThrow(/nowhere/);
    });

    it('are refused after closing, as are reads', async () => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('a'))]);
      await store.close();
      await expect(store.commit([insert(things, thing('b'))])).rejects.toThrow(StoreUnavailable);
      await expect(store.collection(things).get('a')).rejects.toThrow(StoreUnavailable);
      await expect(store.watch({ collections: ['things'] })).rejects.toThrow(StoreUnavailable);
      await store.close();
    });

    it('of 200 writers at once on ten documents leave 200 increments', async () => {
      const store = await openStore(engine);
      const ids = [...'abcdefghij'];
      await store.commit(ids.map((id) => insert(things, thing(id, { size: 0 }))));
      const writers = Array.from({ length: 20 }, () => ids.map((id) => incremented(store, id)));
      await Promise.all(writers.flat());
      const counters = await store.collection(things).find({ limit: 99 });
      expect(counters.map(({ size, revision }) => [size, revision])).toEqual(ids.map(() => [20, 21]));
    });

    it('at once are each refused for their own fault only', async () => {
      const store = await openStore(engine);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 200 }, (_, index) =>
          store.commit([insert(badges, badge(`${index}`, { code: `${index % 40}` }))]),
        ),
      );
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused).toHaveLength(160);
      for (const { reason } of refused) expect(reason).toEqual(new UniqueViolation('badges', 'code'));
      expect(await store.collection(badges).count()).toBe(40);
    });

    it('based on a document that was removed and made anew do not resurrect the old one', async () => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('a', { note: 'old' }))]);
      const outcomes = await Promise.allSettled([
        store.commit([remove(things, { _id: 'a', revision: 1 }), insert(things, thing('a', { size: 1 }))]),
        store.commit([update(things, { _id: 'a', revision: 1 }, { size: 2 })]),
      ]);
      const doc = await store.collection(things).get('a');
      if (outcomes[0]?.status === 'fulfilled') expect(doc).not.toHaveProperty('note');
      else expect(doc).toMatchObject({ note: 'old', size: 2, revision: 2 });
    });
  });

export const uniqueness = (engine: StoreEngine) =>
  describe('unique indexes', () => {
    const violation = async (store: Store, fields: Parameters<typeof badge>[1]): Promise<unknown> =>
      store.commit([insert(badges, badge('second', fields))]).then(
        () => 'accepted',
        (error: unknown) => (error instanceof UniqueViolation ? error.index : error),
      );

    it('are told apart by their declared names, the key by _id_', async () => {
      const store = await openStore(engine);
      await store.commit([insert(badges, badge('first'))]);
      expect(await violation(store, { code: 'code-first' })).toBe('code');
      expect(await violation(store, { name: 'name-first' })).toBe('live-name');
      expect(await violation(store, { owner: 'owner-first', name: 'name-first', isLive: false })).toBe(
        'owner-name',
      );
      const again = store.commit([insert(badges, badge('first', { code: 'x', name: 'x', owner: 'x' }))]);
      await expect(again).rejects.toEqual(new UniqueViolation('badges', '_id_'));
    });

    it('bind only the documents of their partial filter, also when an update brings one in', async () => {
      const store = await openStore(engine);
      const [dead] = await store.commit([insert(badges, badge('first', { isLive: false, name: 'n' }))]);
      expect(await violation(store, { name: 'n' })).toBe('accepted');
      const revived = store.commit([update(badges, dead as Doc, { isLive: true })]);
      await expect(revived).rejects.toEqual(new UniqueViolation('badges', 'live-name'));
    });

    it('count null as a value', async () => {
      const store = await openStore(engine);
      await store.commit([insert(badges, badge('first', { owner: null, name: 'n', isLive: false }))]);
      expect(await violation(store, { owner: null, name: 'n', isLive: false })).toBe('owner-name');
      expect(await violation(store, { owner: null, name: 'other' })).toBe('accepted');
    });

    it('let a name go with its holder, within one commit too', async () => {
      const store = await openStore(engine);
      await store.commit([insert(badges, badge('first'))]);
      await store.commit([
        remove(badges, { _id: 'first', revision: 1 }),
        insert(badges, badge('second', { code: 'code-first', name: 'name-first', owner: 'owner-first' })),
      ]);
      expect(await store.collection(badges).find({ limit: 9 })).toMatchObject([{ _id: 'second' }]);
    });
  });
