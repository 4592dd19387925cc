import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { StoreLocked } from '../../../subgraphs/store/embedded/store-locked.ts';
import type { Position, Store } from '../../../subgraphs/store/port.ts';
import { eventually } from '../../kit/eventually.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';
import { take } from './conformance/engine.ts';
import { things } from './conformance/things.ts';
import { keptBy, startWriter, type WriterProcess } from './processes/writer-process.ts';

const newFile = (): string => join(temporaryDirectory(), 'store.db');

async function reopen(path: string): Promise<Store> {
  const store = await openEmbeddedStore({ path, collections: [things], clock: virtualClock() });
  onTestFinished(() => store.close());
  return store;
}

/** Every insert that was acknowledged is there, found by its index, and the feed tells each document there is once. */
async function expectKept(store: Store, start: Position, ids: readonly string[]): Promise<void> {
  const docs = await store.collection(things).getMany(ids);
  expect(docs.map((doc) => doc?._id)).toEqual(ids);
  for (const id of ids)
    expect(await store.collection(things).count({ where: { tags: { has: id } } })).toBe(1);
  const all = await store
    .collection(things)
    .find({ orderBy: [{ path: '_id', direction: 'asc' }], limit: 9_999 });
  const told = await take(await store.watch({ collections: ['things'], after: start }), all.length);
  expect(told.map(({ id }) => id).toSorted()).toEqual(all.map(({ _id }) => _id));
}

/** Makes the data file and answers the position before everything. */
async function makeFile(path: string): Promise<Position> {
  const store = await reopen(path);
  await store.close();
  return store.position();
}

const kept = (writer: WriterProcess, count: number): Promise<unknown> =>
  eventually(`${count} acknowledged writes`, () => keptBy(writer).length >= count);

describe('the data file', () => {
  it('has every acknowledged write after kill -9, again and again, and lets no second process in', async () => {
    const path = newFile();
    const start = await makeFile(path);
    const acknowledged: string[] = [];
    for (const prefix of ['first', 'second']) {
      const writer = startWriter(path, prefix);
      await kept(writer, 25);
      await expect(reopen(path)).rejects.toThrow(StoreLocked);
      await writer.kill();
      acknowledged.push(...keptBy(writer));
    }
    await expectKept(await reopen(path), start, acknowledged);
  });

  const canLimitFiles = spawnSync('prlimit', ['--version']).status === 0;
  it.skipIf(!canLimitFiles)(
    'refuses writes while the disk is full, still reads, and recovers by itself',
    async () => {
      const path = newFile();
      const start = await makeFile(path);
      const writer = startWriter(path, 'w', ['prlimit', '--fsize=400000:unlimited']);
      const refused = (): readonly string[] => writer.lines.filter((line) => line.startsWith('refused '));
      await eventually('a refused write', () => refused().length >= 3);
      const before = keptBy(writer).length;
      expect(new Set(refused())).toEqual(new Set([`refused ${before}`]));

      const { status } = spawnSync('prlimit', ['--pid', String(writer.process.pid), '--fsize=unlimited']);
      expect(status).toBe(0);
      await kept(writer, before + 10);
      await writer.kill();
      await expectKept(await reopen(path), start, keptBy(writer));
    },
  );
});
