import { describe, expect, it } from 'vitest';
import { failingStore } from '../../../subgraphs/store/failing/failing-store.ts';
import { CommitUnknown, insert, StoreUnavailable } from '../../../subgraphs/store/port.ts';
import { openStore, type StoreEngine } from './conformance/engine.ts';
import { thing, things } from './conformance/things.ts';
import { embeddedEngine } from './embedded-engine.ts';
import { storeConformance } from './store-conformance.ts';

const failingEngine: StoreEngine = {
  name: 'failing, without orders, around embedded',
  open: async (place, options) => failingStore(await embeddedEngine.open(place, options)),
};

storeConformance(failingEngine);

describe('the failing store', () => {
  const open = async () => {
    const inner = await openStore(embeddedEngine);
    return { store: failingStore(inner), inside: inner.collection(things) };
  };
  const insertA = [insert(things, thing('a'))];

  it('refuses the next commits, which change nothing, and then obeys again', async () => {
    const { store, inside } = await open();
    store.failNext('refuse', 2);
    await expect(store.commit(insertA)).rejects.toThrow(StoreUnavailable);
    await expect(store.commit(insertA)).rejects.toThrow(StoreUnavailable);
    expect(await inside.count()).toBe(0);
    await store.commit(insertA);
    expect(await inside.count()).toBe(1);
  });

  it('loses an acknowledgement: the commit has happened and nobody says so', async () => {
    const { store, inside } = await open();
    store.failNext('lose-acknowledgement');
    await expect(store.commit(insertA)).rejects.toThrow(CommitUnknown);
    expect(await inside.get('a')).toMatchObject({ revision: 1 });
  });

  it('says as little of a commit that was refused inside', async () => {
    const { store } = await open();
    await store.commit(insertA);
    store.failNext('lose-acknowledgement');
    await expect(store.commit(insertA)).rejects.toThrow(CommitUnknown);
  });

  it('refuses writes, or reads, while told to', async () => {
    const { store } = await open();
    store.refuseWrites(true);
    await expect(store.commit(insertA)).rejects.toThrow(StoreUnavailable);
    expect(await store.collection(things).count()).toBe(0);
    store.refuseWrites(false);
    store.refuseReads(true);
    await store.commit(insertA);
    await expect(store.collection(things).get('a')).rejects.toThrow(StoreUnavailable);
    await expect(store.position()).rejects.toThrow(StoreUnavailable);
    store.refuseReads(false);
    expect(await store.collection(things).get('a')).toMatchObject({ _id: 'a' });
  });

  it('holds commits before they have any effect', async () => {
    const { store, inside } = await open();
    const release = store.hold('commits');
    const held = store.commit(insertA);
    await store.collection(things).count();
    expect(await inside.count()).toBe(0);
    release();
    await held;
    expect(await inside.count()).toBe(1);
  });
});
