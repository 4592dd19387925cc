import { describe, expect, it } from 'vitest';
import {
  insert,
  type Position,
  PositionExpired,
  PositionInvalid,
  remove,
  type Store,
  update,
} from '../../../../subgraphs/store/port.ts';
import { temporaryDirectory } from '../../../kit/temporary-directory.ts';
import { openStore, type StoreEngine, take } from './engine.ts';
import { badge, badges, type ThingDoc, thing, things } from './things.ts';

/** Each commit inserts one thing: `t0`, `t1`, … */
async function insertThings(store: Store, count: number, name = 't'): Promise<void> {
  for (let from = 0; from < count; from += 100) {
    const size = Math.min(100, count - from);
    await store.commit(
      Array.from({ length: size }, (_, index) => insert(things, thing(`${name}${from + index}`))),
    );
  }
}

const watchThings = (store: Store, after?: Position) =>
  store.watch({ collections: ['things'], ...(after === undefined ? {} : { after }) });

export const feed = (engine: StoreEngine) =>
  describe('the change feed', () => {
    it('tells each change in commit order, with the document before and after', async () => {
      const store = await openStore(engine);
      const changes = await store.watch({ collections: ['things', 'badges'] });
      const [a] = await store.commit([insert(things, thing('a')), insert(badges, badge('b'))]);
      const [a2] = await store.commit([update(things, a as ThingDoc, { size: 1 })]);
      await store.commit([remove(things, a2 as ThingDoc)]);
      const events = await take(changes, 4);
      expect(events.map(({ kind, collection, id }) => `${kind} ${collection} ${id}`)).toEqual([
        'insert things a',
        'insert badges b',
        'update things a',
        'remove things a',
      ]);
      expect(events[0]).not.toHaveProperty('before');
      expect(events[0]?.after).toEqual(a);
      expect(events[2]).toMatchObject({ before: a, after: a2 });
      expect(events[3]?.before).toEqual(a2);
      expect(events[3]).not.toHaveProperty('after');
      expect(events[3]?.position).toBe(await store.position());
    });

    it('resumes behind any position without a gap or a repetition', async () => {
      const store = await openStore(engine);
      const start = await store.position();
      await insertThings(store, 150);
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.commit([insert(things, thing(`p${index}`))])),
      );
      const events = await take(await watchThings(store, start), 200);
      for (const [index, { position }] of events.entries()) {
        const rest = await take(await watchThings(store, position), events.length - index - 1);
        expect(rest).toEqual(events.slice(index + 1));
      }
      const positions = events.map(({ position }) => position);
      expect(positions.toSorted((a, b) => store.comparePositions(a, b))).toEqual(positions);
    });

    it('numbers the events of a document by its revision', async () => {
      const store = await openStore(engine);
      const changes = await watchThings(store);
      let [doc] = await store.commit([insert(things, thing('a'))]);
      for (let size = 0; size < 9; size += 1)
        [doc] = await store.commit([update(things, doc as ThingDoc, { size })]);
      const revisions = (await take(changes, 10)).map(({ after }) => after?.revision);
      expect(revisions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('goes from the past to the present while commits go on', async () => {
      const store = await openStore(engine);
      const start = await store.position();
      await insertThings(store, 300, 'past');
      const writing = insertThings(store, 300, 'present');
      const events = await take(await watchThings(store, start), 600);
      await writing;
      expect(new Set(events.map(({ id }) => id)).size).toBe(600);
    });

    it('tells only what comes later, and only of the collections asked for', async () => {
      const store = await openStore(engine);
      await insertThings(store, 3);
      const changes = await store.watch({ collections: ['badges'] });
      await insertThings(store, 3, 'u');
      await store.commit([insert(badges, badge('b'))]);
      expect(await take(changes, 1)).toMatchObject([{ id: 'b' }]);
    });

    it('tells nothing of what was refused', async () => {
      const store = await openStore(engine);
      const changes = await watchThings(store);
      const good = insert(things, thing('a'));
      await Promise.allSettled([store.commit([good]), store.commit([insert(things, thing('b')), good])]);
      await store.commit([insert(things, thing('c'))]);
      const last = await store.position();
      const ids: string[] = [];
      for await (const event of changes) {
        ids.push(event.id);
        if (event.position === last) break;
      }
      expect(await store.collection(things).find({ limit: 9 })).toHaveLength(ids.length);
    });

    it('answers several pending next() in order', async () => {
      const store = await openStore(engine);
      const changes = await watchThings(store);
      const pending = [changes.next(), changes.next(), changes.next()];
      await insertThings(store, 3);
      const ids = (await Promise.all(pending)).map(({ value }) => value?.id);
      expect(ids).toEqual(['t0', 't1', 't2']);
    });

    it('ends at once on return(), even while next() waits, and stays ended', async () => {
      const store = await openStore(engine);
      const changes = await watchThings(store);
      const pending = changes.next();
      expect(await changes.return()).toEqual({ done: true, value: undefined });
      expect(await pending).toEqual({ done: true, value: undefined });
      await insertThings(store, 1);
      expect(await changes.next()).toEqual({ done: true, value: undefined });
    });

    it('ends by itself when the store closes', async () => {
      const store = await openStore(engine);
      const changes = await watchThings(store);
      const pending = changes.next();
      await store.close();
      expect(await pending).toMatchObject({ done: true });
      expect(await changes.next()).toMatchObject({ done: true });
    });

    it('waits for a slow watcher as long as its changes are retained', async () => {
      const store = await openStore(engine);
      const slow = await watchThings(store);
      const first = slow.next();
      await insertThings(store, 2_500);
      const rest = await take(slow, 2_499);
      const ids = [(await first).value?.id, ...rest.map(({ id }) => id)];
      expect(ids).toEqual(Array.from({ length: 2_500 }, (_, index) => `t${index}`));
    });

    it('tells a watcher that was too slow, instead of leaving a gap', async () => {
      const store = await openStore(engine, { retainedChanges: 50 });
      const slow = await watchThings(store);
      await insertThings(store, 1_000);
      await expect(take(slow, 1_000)).rejects.toThrow(PositionExpired);
      expect(await slow.next()).toMatchObject({ done: true });
    });

    it('goes back as far as it promises, and says when that is not far enough', async () => {
      const store = await openStore(engine, { retainedChanges: 50 });
      const start = await store.position();
      await insertThings(store, 600);
      const late = await store.position();
      await insertThings(store, 50, 'u');
      await expect(watchThings(store, start)).rejects.toThrow(PositionExpired);
      expect(await take(await watchThings(store, late), 50)).toHaveLength(50);
    });

    it.each(['', 'nonsense', '0', 'fedcba9876543210.5'])(
      'refuses a position it never issued: %j',
      async (position) => {
        const store = await openStore(engine);
        await insertThings(store, 1);
        await expect(watchThings(store, position)).rejects.toThrow(PositionInvalid);
      },
    );

    it('refuses positions of another store, and of its own future', async () => {
      const [store, other] = [await openStore(engine), await openStore(engine)];
      await insertThings(store, 5);
      await insertThings(other, 9);
      const ahead = await other.position();
      await expect(watchThings(store, ahead)).rejects.toThrow(PositionInvalid);
      expect(() => store.comparePositions(ahead, ahead)).toThrow(PositionInvalid);
    });

    it('goes on behind a position from before the store was closed', async () => {
      const place = temporaryDirectory();
      const store = await openStore(engine, { place });
      await insertThings(store, 3);
      const position = await store.position();
      await insertThings(store, 3, 'u');
      await store.close();
      const again = await openStore(engine, { place });
      const changes = await watchThings(again, position);
      await insertThings(again, 1, 'v');
      expect((await take(changes, 4)).map(({ id }) => id)).toEqual(['u0', 'u1', 'u2', 'v0']);
    });

    it('of an undeclared collection is a mistake', async () => {
      const store = await openStore(engine);
      await expect(store.watch({ collections: ['nowhere'] })).rejects.toThrow(/nowhere/);
    });
  });
