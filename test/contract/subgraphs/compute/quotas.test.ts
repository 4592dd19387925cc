import { expect, it } from 'vitest';
import { seededAccounts } from '../../../../subgraphs/account/seed.ts';
import type { AccountDoc } from '../../../../subgraphs/account/store/accounts.ts';
import { accounts } from '../../../../subgraphs/account/store/accounts.ts';
import { createInstanceRecords } from '../../../../subgraphs/compute/service/records/instance-records.ts';
import { instances } from '../../../../subgraphs/compute/store/instances.ts';
import { type Patch, update } from '../../../../subgraphs/store/port.ts';
import { computeBench } from '../../../kit/compute-bench.ts';
import { callers } from '../../../kit/subgraph-bench.ts';

type Bench = Awaited<ReturnType<typeof computeBench>>;

async function setAccount({ peerStore }: Bench, set: Patch<AccountDoc>, login: 'demo' | 'admin' = 'demo') {
  const present = await peerStore.collection(accounts).get(seededAccounts[login]);
  if (!present) throw new Error(`no account ${login}`);
  await peerStore.commit([update(accounts, present, set)]);
}

const machines = (value: number, more: Partial<AccountDoc['limits'][number]> = {}) =>
  ({ by: 'MACHINES', value, check: null, match: null, ...more }) as const;

let bench: Bench;
async function limited(...limits: AccountDoc['limits']): Promise<Bench> {
  bench = await computeBench();
  await setAccount(bench, { limits, isApproved: true });
  return bench;
}

it('a hundred requests at once never have more than the limit, not for a moment', async () => {
  const { create, store } = await limited(machines(10));
  const answers = await Promise.all(Array.from({ length: 100 }, () => create()));
  expect(answers.filter(({ instance }) => instance !== null)).toHaveLength(10);
  const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
  expect(new Set(refused.map(({ userErrors }) => userErrors[0]?.code))).toEqual(new Set(['QUOTA_EXCEEDED']));
  expect(refused[0]?.userErrors).toMatchObject([{ message: 'Instances: 10 allowed, 10 used, 1 wanted.' }]);
  expect(await store.collection(instances).count()).toBe(10);
});

it('a creation that fails, and a deletion that ends, make room again', async () => {
  const { create, store } = await limited(machines(1));
  const records = createInstanceRecords({ store });
  const first = await create();
  expect((await create()).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  await records.move(first.instance?.uuid ?? '', 'FAILED');
  const second = await create();
  expect(second.userErrors).toEqual([]);
  await records.move(second.instance?.uuid ?? '', 'DELETING');
  expect((await create()).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  await records.move(second.instance?.uuid ?? '', 'DELETED');
  expect((await create()).userErrors).toEqual([]);
});

it('the same key again is the same instance, also at the limit', async () => {
  const { create } = await limited(machines(1));
  const first = await create({ idempotencyKey: 'k', name: 'web' });
  const again = await create({ idempotencyKey: 'k', name: 'web' });
  expect(again.instance?.uuid).toBe(first.instance?.uuid);
  expect(again.userErrors).toEqual([]);
});

it('limits by memory and image count what they are about', async () => {
  const byImage = machines(1, { check: 'IMAGE', match: 'base-64-lts' });
  const { create } = await limited(byImage, { by: 'RAM', value: 100_000, check: null, match: null });
  expect((await create()).userErrors).toEqual([]);
  expect((await create()).userErrors).toMatchObject([
    { message: 'Instances with image base-64-lts: 1 allowed, 1 used, 1 wanted.' },
  ]);
});

it('an account that is not approved creates nothing, and operators everything', async () => {
  const { create, store } = await limited();
  await setAccount(bench, { isApproved: false });
  expect((await create()).userErrors).toMatchObject([{ code: 'NOT_APPROVED' }]);
  expect(await store.collection(instances).count()).toBe(0);
  await setAccount(bench, { limits: [machines(-1)] }, 'admin');
  expect((await create({}, callers.admin)).userErrors).toEqual([]);
});

it('another account is not held up by it', async () => {
  const { create } = await limited(machines(-1));
  expect((await create()).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  expect((await create({}, callers.acme)).userErrors).toEqual([]);
});
