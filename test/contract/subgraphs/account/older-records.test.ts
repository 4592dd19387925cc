import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { expect, it, onTestFinished } from 'vitest';
import { seedAccounts, seededAccounts } from '../../../../subgraphs/account/seed.ts';
import { seededRoles } from '../../../../subgraphs/account/seed-roles.ts';
import { accounts } from '../../../../subgraphs/account/store/accounts.ts';
import { accountCollections } from '../../../../subgraphs/account/store/collections.ts';
import { sshKeys } from '../../../../subgraphs/account/store/ssh-keys.ts';
import { openEmbeddedStore } from '../../../../subgraphs/store/embedded/open-embedded-store.ts';
import { type Doc, declareCollection, insert } from '../../../../subgraphs/store/port.ts';
import { virtualClock } from '../../../kit/virtual-clock.ts';

interface OlderAccount extends Doc {
  readonly login: string;
  readonly email: string;
}
interface OlderKey extends Doc {
  readonly accountUuid: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly publicKey: string;
}
const text = { type: String, required: true };
const olderAccounts = declareCollection<OlderAccount>(
  'accounts',
  new Schema({ _id: text, login: text, email: text }),
);
const olderKeys = declareCollection<OlderKey>(
  'ssh-keys',
  new Schema({ _id: text, accountUuid: text, name: text, fingerprint: text, publicKey: text }),
);
const other = '11111111-2222-4333-8444-555555555555';
const key = '22222222-2222-4333-8444-555555555555';

/** A data file with records of a program that knew fewer fields, opened by this one. */
async function olderStore() {
  const directory = mkdtempSync(join(tmpdir(), 'older-records-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const place = { path: join(directory, 'data.db'), clock: virtualClock() };
  const before = await openEmbeddedStore({ ...place, collections: [olderAccounts, olderKeys] });
  await before.commit([
    insert(olderAccounts, { _id: seededAccounts.demo, login: 'demo', email: 'demo@demo.example' }),
    insert(olderAccounts, { _id: other, login: 'other', email: 'other@x.example' }),
    insert(olderKeys, {
      _id: key,
      accountUuid: other,
      name: 'laptop',
      fingerprint: 'SHA256:tVZXI3kleacXYmSHd1XZOV6s0ziPoBpddrVD/Dknf0M',
      publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze a@b',
    }),
  ]);
  await before.close();
  const store = await openEmbeddedStore({ ...place, collections: accountCollections });
  onTestFinished(() => store.close());
  return store;
}

it('records of an older program are completed, once', async () => {
  const store = await olderStore();
  await seedAccounts(store);
  const all = store.collection(accounts);
  expect(await all.get(other)).toMatchObject({ isApproved: true, isLocked: false, roleTags: [], limits: [] });
  expect((await all.get(seededAccounts.demo))?.roleTags).toContainEqual({
    collection: 'INSTANCES',
    roles: [seededRoles.operate, seededRoles.look],
  });
  expect((await store.collection(sshKeys).get(key))?.md5Fingerprint).toMatch(
    /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/,
  );
  const position = await store.position();
  await seedAccounts(store);
  expect(await store.position()).toBe(position);
});
