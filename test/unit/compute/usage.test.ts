import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type InstanceState, instanceStates, isLegalInstanceTransition } from '../../../schema/states.ts';
import { createInstanceRecords } from '../../../subgraphs/compute/service/records/instance-records.ts';
import { writeInstances } from '../../../subgraphs/compute/service/records/write-instances.ts';
import { commitCounted, commitJudged } from '../../../subgraphs/compute/service/usage/commit-counted.ts';
import { quotaRefusals, type ToldLimit } from '../../../subgraphs/compute/service/usage/quota-rules.ts';
import { recountUsage } from '../../../subgraphs/compute/service/usage/recount-usage.ts';
import { usageOf, usageOfAll } from '../../../subgraphs/compute/service/usage/usage.ts';
import { accountUsage, type UsageGroup } from '../../../subgraphs/compute/store/account-usage.ts';
import { computeCollections } from '../../../subgraphs/compute/store/collections.ts';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import { insert, type NewDoc, type Store, update } from '../../../subgraphs/store/port.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';
import { newInstance } from '../../kit/workflows/documents.ts';

const accounts = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'] as const;
const [ours] = accounts;
const machines = (value: number): ToldLimit => ({ by: 'MACHINES', value, check: null, match: null });

async function openStore(): Promise<Store> {
  const store = await openEmbeddedStore({
    path: ':memory:',
    collections: computeCollections,
    clock: virtualClock(),
  });
  onTestFinished(() => store.close());
  return store;
}

const born = (wanted: Partial<NewDoc<InstanceDoc>> = {}) => newInstance({ accountUuid: ours, ...wanted });

const admitWithin = (store: Store, limits: readonly ToldLimit[], instance = born()) =>
  commitJudged(store, [insert(instances, instance)], (used) =>
    quotaRefusals(limits, used, usageOf(instance)),
  );

const countersOf = async (store: Store, account: string = ours): Promise<readonly UsageGroup[]> =>
  (await store.collection(accountUsage).get(account))?.groups ?? [];

const recountOf = async (store: Store, account: string = ours): Promise<readonly UsageGroup[]> =>
  usageOfAll(
    await store.collection(instances).find({ filter: { where: { accountUuid: account } }, limit: 500 }),
  );

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function expectCountersRight(store: Store): Promise<void> {
  for (const account of accounts) {
    expect(plain(await countersOf(store, account))).toEqual(plain(await recountOf(store, account)));
  }
}

describe('limits under concurrent creation', () => {
  it('of a hundred at once, exactly as many are admitted as the limit allows', async () => {
    const store = await openStore();
    const all = await Promise.all(Array.from({ length: 100 }, () => admitWithin(store, [machines(10)])));
    expect(all.filter((one) => 'written' in one)).toHaveLength(10);
    expect(await store.collection(instances).count()).toBe(10);
    await expectCountersRight(store);
  });

  it('writers of other processes do not get past it either', async () => {
    const store = await openStore();
    // Another object for the same records: its writers do not queue with ours and meet them by revision alone.
    const other: Store = {
      ...store,
      collection: (spec) => store.collection(spec),
      commit: (changes) => store.commit(changes),
    };
    const both = [store, other];
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) => admitWithin(both[index % 2] ?? store, [machines(10)])),
    );
    expect(all.filter((one) => 'written' in one)).toHaveLength(10);
    await expectCountersRight(store);
  });

  it('what fails gives its place back, and a refusal says limit, used and wanted', async () => {
    const store = await openStore();
    const records = createInstanceRecords({ store });
    const [first, second] = [born(), born()];
    await admitWithin(store, [machines(2)], first);
    await admitWithin(store, [machines(2)], second);
    expect(await admitWithin(store, [machines(2)])).toMatchObject({
      refusals: [{ code: 'QUOTA_EXCEEDED', message: 'Instances: 2 allowed, 2 used, 1 wanted.' }],
    });
    await records.move(first._id, 'FAILED');
    expect(await admitWithin(store, [machines(2)])).toHaveProperty('written');
    expect(await admitWithin(store, [machines(2)])).toHaveProperty('refusals');
    await records.move(second._id, 'DELETING');
    expect(await admitWithin(store, [machines(2)])).toHaveProperty('refusals');
    await records.move(second._id, 'DELETED');
    expect(await admitWithin(store, [machines(2)])).toHaveProperty('written');
  });

  it('a failed instance that its node brings back to life counts again', async () => {
    const store = await openStore();
    const instance = born();
    await admitWithin(store, [], instance);
    const records = createInstanceRecords({ store });
    await records.move(instance._id, 'FAILED');
    expect(await countersOf(store)).toEqual([]);
    await records.move(instance._id, 'RUNNING');
    await expectCountersRight(store);
    expect(await countersOf(store)).toHaveLength(1);
  });

  it('nothing is counted for a commit that was refused', async () => {
    const store = await openStore();
    const taken = born();
    await admitWithin(store, [], taken);
    await expect(admitWithin(store, [], born({ name: taken.name }))).rejects.toThrow('account-name');
    const [present] = await store.collection(instances).find({ limit: 1 });
    if (!present) throw new Error('no instance');
    const stale = { ...present, revision: present.revision + 1 };
    await expect(commitCounted(store, [update(instances, stale, { state: 'FAILED' })])).rejects.toThrow(
      'changed',
    );
    await expectCountersRight(store);
  });
});

describe('limits by brand, image and operating system', () => {
  const imageUuid = 'bbbbbbbb-0000-4000-8000-000000000001';
  const used = [
    usageOf(born({ brand: 'JOYENT_MINIMAL', imageUuid, imageName: 'base', imageOs: 'SMARTOS', ramMiB: 512 })),
  ];
  const wanted = (more: Partial<NewDoc<InstanceDoc>>) =>
    usageOf(
      born({
        brand: 'JOYENT_MINIMAL',
        imageUuid,
        imageName: 'base',
        imageOs: 'SMARTOS',
        ramMiB: 512,
        ...more,
      }),
    );
  const isRefused = (limit: Partial<ToldLimit>, more: Partial<NewDoc<InstanceDoc>> = {}): boolean =>
    quotaRefusals([{ ...machines(1), ...limit }], used, wanted(more)).length > 0;

  it.each<[string, Partial<ToldLimit>, Partial<NewDoc<InstanceDoc>>]>([
    ['the brand as Triton writes it', { check: 'BRAND', match: 'joyent-minimal' }, {}],
    ['the brand as the graph writes it', { check: 'BRAND', match: 'JOYENT_MINIMAL' }, {}],
    ['the name of the image', { check: 'IMAGE', match: 'base' }, {}],
    ['the uuid of the image', { check: 'IMAGE', match: imageUuid }, { imageName: 'renamed' }],
    ['the operating system', { check: 'OS', match: 'smartos' }, {}],
    ['anything', { check: 'OS', match: 'any' }, { imageOs: 'LINUX' }],
    ['memory', { by: 'RAM', value: 1_000 }, {}],
    ['all of it', { value: -1 }, {}],
  ])('one by %s counts what has it', (_name, limit, more) => {
    expect(isRefused(limit, more)).toBe(true);
  });

  it.each<[string, Partial<ToldLimit>, Partial<NewDoc<InstanceDoc>>]>([
    ['another brand', { check: 'BRAND', match: 'bhyve' }, {}],
    ['another image', { check: 'IMAGE', match: 'base' }, { imageName: 'minimal' }],
    ['enough memory', { by: 'RAM', value: 1_024 }, {}],
    ['no limit at all', { value: 0 }, {}],
  ])('and lets pass with %s', (_name, limit, more) => {
    expect(isRefused(limit, more)).toBe(false);
  });
});

describe('counters', () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant('create' as const),
      account: fc.nat(1),
      ramMiB: fc.integer({ min: 1, max: 4_096 }),
    }),
    fc.record({
      kind: fc.constant('move' as const),
      which: fc.nat(20),
      to: fc.constantFrom(...instanceStates),
    }),
    fc.record({
      kind: fc.constant('resize' as const),
      which: fc.nat(20),
      ramMiB: fc.integer({ min: 1, max: 4_096 }),
    }),
    fc.record({ kind: fc.constant('observeAll' as const), to: fc.constantFrom(...instanceStates) }),
  );

  it('equal a recount after whatever happens, at whatever the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
        const store = await openEmbeddedStore({
          path: ':memory:',
          collections: computeCollections,
          clock: virtualClock(),
        });
        for (const acts of rounds) {
          const present = await store.collection(instances).find({ limit: 100 });
          await Promise.allSettled(acts.map((one) => perform(store, one, present)));
          await expectCountersRight(store);
        }
        await store.close();
      }),
      { numRuns: 25 },
    );
  });

  type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

  async function perform(store: Store, one: Act, present: readonly InstanceDoc[]): Promise<unknown> {
    if (one.kind === 'create') {
      const instance = born({ accountUuid: accounts[one.account] ?? ours, ramMiB: one.ramMiB });
      return commitCounted(store, [insert(instances, instance)]);
    }
    if (one.kind === 'observeAll') return observeAll(store, present, one.to);
    const doc = present[one.which % Math.max(1, present.length)];
    if (!doc) return undefined;
    if (one.kind === 'move') return createInstanceRecords({ store }).move(doc._id, one.to);
    return commitCounted(store, [update(instances, doc, { ramMiB: one.ramMiB })]);
  }

  /** As a node's report about many instances, of several accounts, in one commit. */
  const observeAll = (store: Store, present: readonly InstanceDoc[], to: InstanceState) =>
    writeInstances(
      store,
      present
        .filter(({ state }) => isLegalInstanceTransition(state, to))
        .map((before) => ({ before, change: { state: to } })),
      async () => undefined,
    );

  it('that have drifted, or were never kept, are repaired once', async () => {
    const store = await openStore();
    await store.commit([insert(instances, born()), insert(instances, born({ accountUuid: accounts[1] }))]);
    await commitCounted(store, [insert(instances, born())]);
    const repaired = await recountUsage(store);
    expect(repaired.map(({ account }) => account).sort()).toEqual([...accounts]);
    await expectCountersRight(store);
    expect(await recountUsage(store)).toEqual([]);
  });
});
