import { describe, expect, it, onTestFinished } from 'vitest';
import { followChanges } from '../../../subgraphs/compute/service/records/follow-changes.ts';
import { operations } from '../../../subgraphs/compute/store/operations.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { type ChangeFeed, insert, type Store, StoreUnavailable } from '../../../subgraphs/store/port.ts';
import { eventually } from '../../kit/eventually.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';
import { newInstance, newOperation } from '../../kit/workflows/documents.ts';

/** A store whose feeds can be broken off. */
async function breakable(retainedChanges: number) {
  const clock = virtualClock();
  const inner = await openEmbeddedStore({
    path: ':memory:',
    collections: [operations],
    clock,
    retainedChanges,
  });
  const feeds: ChangeFeed[] = [];
  let isBroken = false;
  const store: Store = {
    collection: (spec) => inner.collection(spec),
    commit: (changes) => inner.commit(changes),
    position: () => inner.position(),
    comparePositions: (a, b) => inner.comparePositions(a, b),
    close: () => inner.close(),
    watch: async (options) => {
      if (isBroken) throw new StoreUnavailable('broken');
      const feed = await inner.watch(options);
      feeds.push(feed);
      const next = async () => {
        const result = await feed.next();
        if (isBroken) throw new StoreUnavailable('broken');
        return result;
      };
      const breaking: ChangeFeed = {
        next,
        return: () => feed.return(),
        [Symbol.asyncIterator]: () => breaking,
      };
      return breaking;
    },
  };
  const heard: string[] = [];
  let gaps = 0;
  const following = await followChanges({
    store,
    clock,
    logger: quietLogger,
    collection: operations.name,
    onChange: ({ id }) => heard.push(id),
    onGap: () => {
      gaps += 1;
    },
  });
  onTestFinished(async () => {
    await following.stop();
    await inner.close();
  });
  return {
    clock,
    heard,
    following,
    gaps: () => gaps,
    async write(): Promise<string> {
      const operation = newOperation('STOP_INSTANCE', newInstance(), 1);
      await inner.commit([insert(operations, operation)]);
      return operation._id;
    },
    async break(): Promise<void> {
      isBroken = true;
      for (const feed of feeds.splice(0)) await feed.return();
    },
    mend(): void {
      isBroken = false;
    },
  };
}

describe('following changes', () => {
  it('goes on where a broken feed ended, missing and repeating nothing', async () => {
    const bench = await breakable(1_000);
    const written = [await bench.write()];
    await eventually('the first is heard', () => bench.heard.length === 1);
    await bench.break();
    written.push(await bench.write(), await bench.write());
    await bench.clock.advance(5_000);
    bench.mend();
    await bench.clock.advance(60_000);
    await eventually('all are heard', () => bench.heard.length === 3);
    expect(bench.heard).toEqual(written);
    expect(bench.gaps()).toBe(0);
  });

  it('says so when changes may have been missed', async () => {
    const bench = await breakable(2);
    await bench.write();
    await eventually('the first is heard', () => bench.heard.length === 1);
    await bench.break();
    for (let count = 0; count < 500; count += 1) await bench.write();
    bench.mend();
    await bench.clock.advance(60_000);
    await eventually('the gap is told', () => bench.gaps() === 1);
    const last = await bench.write();
    await eventually('it goes on', () => bench.heard.at(-1) === last);
  });

  it('hears nothing more once it was stopped', async () => {
    const bench = await breakable(1_000);
    await bench.following.stop();
    await bench.write();
    await bench.clock.advance(10);
    expect(bench.heard).toEqual([]);
  });
});
