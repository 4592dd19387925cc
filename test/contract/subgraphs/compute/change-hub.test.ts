import { describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../../../headnode/boot/seeded-random.ts';
import { seedPackages } from '../../../../subgraphs/compute/seed.ts';
import { computeCollections } from '../../../../subgraphs/compute/store/collections.ts';
import { type PackageDoc, packages } from '../../../../subgraphs/compute/store/packages.ts';
import { ChangeHub } from '../../../../subgraphs/shared/changes/change-hub.ts';
import type { Change } from '../../../../subgraphs/shared/changes/change-queue.ts';
import { openEmbeddedStore } from '../../../../subgraphs/store/embedded/open-embedded-store.ts';
import {
  type ChangeFeed,
  PositionExpired,
  type Store,
  StoreUnavailable,
  update,
} from '../../../../subgraphs/store/port.ts';
import { quietLogger } from '../../../kit/quiet-logger.ts';
import { virtualClock } from '../../../kit/virtual-clock.ts';

/** A hub over the packages of a store whose open feeds can be broken. */
async function hubBench() {
  const clock = virtualClock();
  const inner = await openEmbeddedStore({ path: ':memory:', collections: computeCollections, clock });
  onTestFinished(() => inner.close());
  await seedPackages(inner);
  const breakers = new Set<(error: Error) => void>();
  const store = breakable(inner, breakers);
  const hub = new ChangeHub({ store, clock, logger: quietLogger, collections: [packages.name] });
  const [first] = await inner.collection(packages).find({ limit: 1 });
  const id = first?._id ?? '';
  return {
    clock,
    hub,
    store: inner,
    breakFeeds: (error: Error) => {
      for (const each of [...breakers]) each(error);
    },
    change: async () => {
      const doc = (await inner.collection(packages).get(id)) ?? expect.fail();
      await inner.commit([update(packages, doc, { active: !doc.active })]);
    },
    read: (after?: string) =>
      hub.read<PackageDoc>({
        collection: packages,
        after,
        // The hub offers packages only.
        classify: (event) => ({ kind: 'UPDATED', object: event.after as PackageDoc }),
      }),
  };
}

/** The same store, whose feeds fail when told to: their pending and next `next()` reject. */
function breakable(inner: Store, breakers: Set<(error: Error) => void>): Store {
  const watch: Store['watch'] = async (options) => {
    const feed = await inner.watch(options);
    let fail: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => {
      fail = reject;
    });
    broken.catch(() => breakers.delete(fail));
    breakers.add(fail);
    const wrapped: ChangeFeed = {
      [Symbol.asyncIterator]: () => wrapped,
      next: () => Promise.race([broken, feed.next()]),
      return: () => feed.return(),
    };
    return wrapped;
  };
  return {
    watch,
    collection: (spec) => inner.collection(spec),
    commit: (changes) => inner.commit(changes),
    position: () => inner.position(),
    comparePositions: (a, b) => inner.comparePositions(a, b),
    close: () => inner.close(),
  };
}

const take = async (
  reader: AsyncIterator<Change<PackageDoc>>,
  count: number,
): Promise<readonly (number | string)[]> => {
  const taken: (number | string)[] = [];
  while (taken.length < count) {
    const step = await reader.next();
    if (step.done) break;
    taken.push(step.value.kind === 'RESET' ? 'RESET' : step.value.object.revision);
  }
  return taken;
};

describe('ChangeHub', () => {
  it('goes on without a gap when the feed breaks off', async () => {
    const bench = await hubBench();
    const reader = await bench.read();
    await bench.change();
    expect(await take(reader, 1)).toEqual([2]);
    bench.breakFeeds(new StoreUnavailable('gone'));
    await bench.change();
    await bench.change();
    await bench.clock.advance(60_000);
    expect(await take(reader, 2)).toEqual([3, 4]);
  });

  it('tells every reader to begin again when what came meanwhile is forgotten', async () => {
    const bench = await hubBench();
    const readers = [await bench.read(), await bench.read()];
    bench.breakFeeds(new PositionExpired('forgotten'));
    await bench.clock.advance(60_000);
    await bench.change();
    for (const reader of readers) expect(await take(reader, 2)).toEqual(['RESET', 2]);
  });

  it('brings each of many late readers every change once, however they go over to the shared feed', async () => {
    const random = seededRandom(3);
    const bench = await hubBench();
    const start = await bench.store.position();
    const early = await bench.read(start);
    const readers = [{ reader: early, from: 0 }];
    for (let changes = 1; changes <= 120; changes += 1) {
      await bench.change();
      if (random.next() < 0.3)
        readers.push({ reader: await bench.read(await bench.store.position()), from: changes });
      if (random.next() < 0.3) readers.push({ reader: await bench.read(start), from: 0 });
      const slow = readers[Math.floor(random.next() * readers.length)];
      if (slow && random.next() < 0.5 && slow.from < changes) {
        expect(await take(slow.reader, 1)).toEqual([slow.from + 2]);
        slow.from += 1;
      }
    }
    for (const { reader, from } of readers) {
      const expected = Array.from({ length: 120 - from }, (_, n) => from + 2 + n);
      expect(await take(reader, expected.length)).toEqual(expected);
      await reader.return?.();
    }
    expect(bench.hub.size).toBe(0);
  });

  it('ends one reader whose question fails, and no other', async () => {
    const bench = await hubBench();
    const bad = await bench.hub.read({
      collection: packages,
      classify: () => {
        throw new Error('cannot say');
      },
    });
    const good = await bench.read();
    await bench.change();
    await expect(bad.next()).rejects.toThrow('cannot say');
    expect((await bad.next()).done).toBe(true);
    expect(await take(good, 1)).toEqual([2]);
    expect(bench.hub.size).toBe(1);
  });
});
