import { describe, expect, it } from 'vitest';
import { type Doc, InvalidDocument, insert, remove, update } from '../../../../subgraphs/store/port.ts';
import { temporaryDirectory } from '../../../kit/temporary-directory.ts';
import { virtualClock } from '../../../kit/virtual-clock.ts';
import { openStore, type StoreEngine } from './engine.ts';
import { badges, thing, things } from './things.ts';

const first = (docs: readonly Doc[]): Doc => docs[0] ?? expect.fail('no document was answered');

export const documents = (engine: StoreEngine) =>
  describe('documents', () => {
    it('are stamped: revision 1, both times from the clock', async () => {
      const store = await openStore(engine, { clock: virtualClock(Date.UTC(2026, 4, 1)) });
      const [written] = await store.commit([insert(things, thing('a'))]);
      expect(written).toMatchObject({
        revision: 1,
        createdAt: '2026-05-01T00:00:00.000Z',
        updatedAt: '2026-05-01T00:00:00.000Z',
      });
      expect(await store.collection(things).get('a')).toEqual(written);
    });

    it('keep a given time of creation', async () => {
      const store = await openStore(engine);
      const createdAt = '2001-02-03T04:05:06.789Z';
      const [written] = await store.commit([insert(things, thing('a', { createdAt }))]);
      expect(written?.createdAt).toBe(createdAt);
    });

    it('rise by one revision with each update, which leaves the other fields alone', async () => {
      const clock = virtualClock();
      const store = await openStore(engine, { clock });
      const before = first(await store.commit([insert(things, thing('a', { tags: ['x'], size: 1 }))]));
      await clock.advance(1_000);
      const after = first(await store.commit([update(things, before, { size: 2 })]));
      expect(after).toEqual({ ...before, size: 2, revision: 2, updatedAt: '2026-01-01T00:00:01.000Z' });
      expect(await store.collection(things).get('a')).toEqual(after);
    });

    it('lose a field set to undefined, and keep one set to null', async () => {
      const store = await openStore(engine);
      const before = first(await store.commit([insert(things, thing('a', { note: 'n', name: 'm' }))]));
      const after = first(await store.commit([update(things, before, { note: undefined, name: null })]));
      expect(after).not.toHaveProperty('note');
      expect(after).toHaveProperty('name', null);
    });

    it('get the defaults of their schema, and keep empty objects', async () => {
      const store = await openStore(engine);
      const written = first(
        await store.commit([
          {
            op: 'insert',
            collection: 'things',
            doc: { _id: 'a', group: 'g', options: { inner: {} } } as never,
          },
        ]),
      );
      expect(written).toMatchObject({ isLive: true, tags: [], parts: [], place: { city: null } });
      expect(written).toHaveProperty('options', { inner: {} });
    });

    it.each<[string, Record<string, unknown>]>([
      ['an unknown field', { colour: 'red' }],
      ['an unknown field of a sub-document', { place: { city: null, street: 'x' } }],
      ['an unknown field in an array', { parts: [{ code: 'c', weight: 1 }] }],
      ['a missing field', { group: undefined }],
      ['a missing field in an array', { parts: [{ amount: 1 }] }],
      ['a value of another type', { size: 'big' }],
      ['a value out of bounds', { size: -2_000_000 }],
      ['a number that is not finite', { size: Number.POSITIVE_INFINITY }],
      ['a number that is not finite, deep inside', { options: { a: [Number.NaN] } }],
    ])('are refused with %s, in inserts and in updates', async (_, fault) => {
      const store = await openStore(engine);
      const doc = first(await store.commit([insert(things, thing('good'))]));
      // Faults that the types forbid.
      const bad = { ...thing('bad'), ...fault } as never;
      await expect(store.commit([insert(things, bad)])).rejects.toThrow(InvalidDocument);
      if (!Object.values(fault).includes(undefined)) {
        await expect(store.commit([update(things, doc, fault as never)])).rejects.toThrow(InvalidDocument);
      }
      expect(await store.collection(things).find({ limit: 9 })).toEqual([doc]);
    });

    it.each(['', undefined, 7, 'a\0b', 'half \ud800'])('are refused with the key %j', async (id) => {
      const store = await openStore(engine);
      await expect(store.commit([insert(things, { ...thing('x'), _id: id as never })])).rejects.toThrow(
        InvalidDocument,
      );
    });

    it.each(['_id', 'revision', 'createdAt', 'updatedAt', 'place.city'])(
      'are not updated at %s',
      async (path) => {
        const store = await openStore(engine);
        const doc = first(await store.commit([insert(things, thing('a'))]));
        const set = { [path]: 'x' };
        await expect(
          store.commit([{ op: 'update', collection: 'things', id: 'a', revision: 1, set }]),
        ).rejects.toThrow(InvalidDocument);
        expect(await store.collection(things).get('a')).toEqual(doc);
      },
    );

    it('are refused without telling their values', async () => {
      const store = await openStore(engine);
      const bad = { ...thing('a'), size: 'canary', place: { canary: 'canary' }, options: 5n } as never;
      const refusal = await store.commit([insert(things, bad)]).then(() => 'accepted', String);
      expect(refusal).toMatch(/^InvalidDocument: /);
      expect(refusal.replace('place.canary', '')).not.toContain('canary');
    });

    it('come back as they were: any script, quotes, NUL, deep and large', async () => {
      const store = await openStore(engine);
      const name = `"'\\%_ \0 żółć 漢字 😀 \u2028 ${'x'.repeat(1_000_000)}`;
      const options = {
        'dotted.key': [1, -0.5, 1e300, null, true, { $dollar: '__proto__' }],
        'ключ "k"': 'v',
      };
      const written = first(await store.commit([insert(things, thing("it's", { name, options }))]));
      expect(written).toMatchObject({ name, options });
      expect(await store.collection(things).get("it's")).toEqual(written);
    });

    it('hold text as UTF-8 can: half a surrogate pair becomes U+FFFD', async () => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('a', { name: 'x\ud83dy', tags: ['\ude00'] }))]);
      expect(
        await store.collection(things).find({ filter: { where: { name: 'x\ufffdy' } }, limit: 1 }),
      ).toHaveLength(1);
      expect(await store.collection(things).count({ where: { tags: { has: '\ude00' } } })).toBe(1);
    });

    it('are found in the order they are asked for, with gaps where there is none', async () => {
      const store = await openStore(engine);
      await store.commit(['a', 'b', 'c'].map((id) => insert(things, thing(id))));
      const found = await store.collection(things).getMany(['c', 'nobody', 'a', 'c']);
      expect(found.map((doc) => doc?._id)).toEqual(['c', undefined, 'a', 'c']);
      expect(await store.collection(things).get('nobody')).toBeUndefined();
    });

    it('of one collection are not those of another', async () => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('a'))]);
      expect(await store.collection(badges).get('a')).toBeUndefined();
      expect(await store.collection(badges).count()).toBe(0);
    });

    it('are still there when the store is opened again, and so are their revisions', async () => {
      const place = temporaryDirectory();
      const store = await openStore(engine, { place });
      const doc = first(await store.commit([insert(things, thing('a', { tags: ['t'] }))]));
      const updated = first(await store.commit([update(things, doc, { size: 3 })]));
      await store.close();
      const again = await openStore(engine, { place });
      expect(await again.collection(things).get('a')).toEqual(updated);
      expect(await again.collection(things).count({ where: { tags: { has: 't' } } })).toBe(1);
      await again.commit([remove(things, updated)]);
      expect(await again.collection(things).get('a')).toBeUndefined();
    });

    it('handed out by the store do not share state with it', async () => {
      const store = await openStore(engine);
      await store.commit([insert(things, thing('a', { tags: ['t'] }))]);
      const mine = await store.collection(things).get('a');
      Object.assign(mine ?? {}, { tags: ['mine'] });
      expect(await store.collection(things).get('a')).toMatchObject({ tags: ['t'] });
    });
  });
