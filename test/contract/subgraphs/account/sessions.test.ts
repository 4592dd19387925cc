import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { seededAccounts } from '../../../../subgraphs/account/seed.ts';
import { accounts } from '../../../../subgraphs/account/store/accounts.ts';
import { passwords } from '../../../../subgraphs/account/store/passwords.ts';
import { sessions } from '../../../../subgraphs/account/store/sessions.ts';
import { signingKeys } from '../../../../subgraphs/account/store/signing-keys.ts';
import { users } from '../../../../subgraphs/account/store/users.ts';
import { remove, update } from '../../../../subgraphs/store/port.ts';
import { asCaller, identifyWith } from '../../../kit/identify-with.ts';
import { ask, callers, type SubgraphBench, subgraphBench } from '../../../kit/subgraph-bench.ts';

const { demo } = seededAccounts;
const builder = '62f875bf-8525-4123-a3fd-350b147e7422';
const password = 'correct horse 9';
const minuteMs = 60_000;

const fields = `{ viewer { account { login } user { login } } token refreshToken expiresAt userErrors { code field } }`;
const signInQuery = `mutation ($input: SignInInput!) { signIn(input: $input) ${fields} }`;
const refreshQuery = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) ${fields} }`;
const signOutQuery = `mutation ($input: SignOutInput!) { signOut(input: $input) { ended } }`;
const changeQuery = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { changed userErrors { code field message } }
}`;

interface Session {
  readonly viewer: unknown;
  readonly token: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
  readonly userErrors: readonly { readonly code: string }[];
}

async function mutate<T>(
  bench: SubgraphBench,
  asker: Parameters<typeof ask>[1],
  query: string,
  input: object,
) {
  const { data, errors } = await ask(bench.account, asker, query, { input });
  expect(errors).toBeUndefined();
  // One root field, of the shape that the query asks for.
  return Object.values(data ?? {})[0] as T;
}

const signIn = (bench: SubgraphBench, input: object = {}) =>
  mutate<Session>(bench, null, signInQuery, { account: 'demo', password, ...input });
const refresh = (bench: SubgraphBench, refreshToken: string) =>
  mutate<Session>(bench, null, refreshQuery, { refreshToken });
const whoIs = (bench: SubgraphBench, token: string) => identifyWith(bench, { token });

/** A bench where the demo account and its login `builder` have the password. */
async function benchWithPasswords(): Promise<SubgraphBench> {
  const bench = await subgraphBench();
  for (const uuid of [demo, builder]) {
    const { changes = [] } = await bench.account.passwords.plan(
      { uuid, accountUuid: demo },
      password,
      'password',
    );
    await bench.store.commit(changes);
  }
  return bench;
}

describe('signing in', () => {
  it('gives the account, and a login of it, a token that says who they are', async () => {
    const bench = await benchWithPasswords();
    const account = await signIn(bench);
    expect(account.viewer).toEqual({ account: { login: 'demo' }, user: null });
    expect(await whoIs(bench, account.token)).toMatchObject({
      accountLogin: 'demo',
      userUuid: null,
      credentialKind: 'SESSION',
    });
    const user = await signIn(bench, { user: 'builder' });
    expect(user.viewer).toEqual({ account: { login: 'demo' }, user: { login: 'builder' } });
    expect(await whoIs(bench, user.token)).toMatchObject({ userUuid: builder, isOperator: false });
  });

  it('is refused in the same way whatever is wrong', async () => {
    const bench = await benchWithPasswords();
    const answers = [
      await signIn(bench, { password: 'wrong horse 9' }),
      await signIn(bench, { account: 'nobody' }),
      await signIn(bench, { account: 'acme' }),
      await signIn(bench, { user: 'nobody' }),
      await signIn(bench, { password: '' }),
      await signIn(bench, { password: `${password}\0` }),
      await signIn(bench, { password: 'x'.repeat(60_000) }),
    ];
    const [first] = answers;
    expect(first?.userErrors).toEqual([{ code: 'SIGN_IN_REFUSED', field: null }]);
    for (const answer of answers) expect(answer).toEqual(first);
  });

  it('stops for half an hour after six wrong passwords, also with the right one', async () => {
    const bench = await benchWithPasswords();
    const wrong = Array.from({ length: 12 }, (_, index) =>
      signIn(bench, { password: `guess number ${index}` }),
    );
    for (const answer of await Promise.all(wrong)) expect(answer.token).toBeNull();
    expect((await signIn(bench)).userErrors).toMatchObject([{ code: 'SIGN_IN_REFUSED' }]);
    expect((await signIn(bench, { user: 'builder' })).token).not.toBeNull();
    await bench.clock.advance(30 * minuteMs + 1);
    expect((await signIn(bench)).token).not.toBeNull();
  });

  it('forgives five wrong ones before a right one', async () => {
    const bench = await benchWithPasswords();
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 5; guess += 1) await signIn(bench, { password: 'wrong horse 9' });
      expect((await signIn(bench)).token).not.toBeNull();
    }
  });

  it('is not for locked accounts, and ends what they have', async () => {
    const bench = await benchWithPasswords();
    const { token, refreshToken } = await signIn(bench);
    const account = await bench.store.collection(accounts).get(demo);
    if (account) await bench.store.commit([update(accounts, account, { isLocked: true })]);
    expect((await signIn(bench)).userErrors).toMatchObject([{ code: 'SIGN_IN_REFUSED' }]);
    expect(await whoIs(bench, token)).toBeNull();
    expect((await refresh(bench, refreshToken)).token).toBeNull();
  });
});

describe('a session', () => {
  it('has tokens of a quarter of an hour that anybody can check with the published keys', async () => {
    const bench = await benchWithPasswords();
    const { token, expiresAt } = await signIn(bench);
    expect(Date.parse(expiresAt) - bench.clock.now()).toBeLessThanOrEqual(15 * minuteMs);
    const { data } = await ask(bench.account, null, '{ sessionKeys }');
    const keys = createLocalJWKSet(JSON.parse(String(data?.sessionKeys)));
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'triton-graph',
      currentDate: new Date(bench.clock.now()),
    });
    expect(payload.sub).toBe(demo);
    await bench.clock.advance(15 * minuteMs + 5_001);
    expect(await whoIs(bench, token)).toBeNull();
  });

  it('goes on with refresh tokens that work once each', async () => {
    const bench = await benchWithPasswords();
    const first = await signIn(bench);
    const second = await refresh(bench, first.refreshToken);
    expect(second.viewer).toEqual({ account: { login: 'demo' }, user: null });
    const third = await refresh(bench, second.refreshToken);
    expect(await whoIs(bench, third.token)).toMatchObject({ accountLogin: 'demo' });
    await bench.clock.advance(minuteMs);
    expect((await refresh(bench, first.refreshToken)).token).toBeNull();
    // The one that came twice was stolen, or its successor was: nothing of the session is good any more.
    expect((await refresh(bench, third.refreshToken)).token).toBeNull();
    for (const { token } of [first, second, third]) expect(await whoIs(bench, token)).toBeNull();
  });

  it('lets one of two refreshes at the same moment win, and ends for neither', async () => {
    const bench = await benchWithPasswords();
    const { refreshToken } = await signIn(bench);
    const both = await Promise.all([refresh(bench, refreshToken), refresh(bench, refreshToken)]);
    const [winner, another] = both.filter(({ token }) => token !== null);
    expect(another).toBeUndefined();
    expect(await whoIs(bench, winner?.token ?? '')).not.toBeNull();
  });

  it('is over at once when signed out, also by its refresh token', async () => {
    const bench = await benchWithPasswords();
    const one = await signIn(bench);
    const other = await signIn(bench);
    const caller = asCaller((await whoIs(bench, one.token)) ?? raise());
    expect(await mutate(bench, caller, signOutQuery, { refreshToken: other.refreshToken })).toEqual({
      ended: true,
    });
    expect(await whoIs(bench, other.token)).toBeNull();
    expect(await mutate(bench, caller, signOutQuery, {})).toEqual({ ended: true });
    expect(await whoIs(bench, one.token)).toBeNull();
    expect(await mutate(bench, caller, signOutQuery, {})).toEqual({ ended: false });
  });

  it('is not ended by another account', async () => {
    const bench = await benchWithPasswords();
    const { token, refreshToken } = await signIn(bench);
    expect(await mutate(bench, callers.acme, signOutQuery, { refreshToken })).toEqual({ ended: false });
    expect(await whoIs(bench, token)).not.toBeNull();
  });

  it('ends with its login, and after thirty days', async () => {
    const bench = await benchWithPasswords();
    const account = await signIn(bench);
    const user = await signIn(bench, { user: 'builder' });
    const record = await bench.store.collection(users).get(builder);
    if (record) await bench.store.commit([remove(users, record)]);
    expect(await whoIs(bench, user.token)).toBeNull();
    expect((await refresh(bench, user.refreshToken)).token).toBeNull();
    await bench.clock.advance(30 * 24 * 60 * minuteMs);
    expect((await refresh(bench, account.refreshToken)).token).toBeNull();
  });

  it('outlives a change of the keys that sign', async () => {
    const bench = await benchWithPasswords();
    await signIn(bench);
    await bench.clock.advance(30 * 24 * 60 * minuteMs - minuteMs);
    const before = await signIn(bench);
    await bench.clock.advance(2 * minuteMs);
    const after = await signIn(bench);
    const [old, young] = [before, after].map(({ token }) => token.split('.')[0]);
    expect(old).not.toBe(young);
    for (const { token } of [before, after]) expect(await whoIs(bench, token)).not.toBeNull();
  });
});

describe('changing a password', () => {
  it('needs the present one, ends the other sessions, and never takes one of the last four', async () => {
    const bench = await benchWithPasswords();
    const mine = await signIn(bench);
    const other = await signIn(bench);
    const me = asCaller((await whoIs(bench, mine.token)) ?? raise());
    const change = (currentPassword: string | undefined, newPassword: string) =>
      mutate<{ changed: boolean; userErrors: { code: string }[] }>(bench, me, changeQuery, {
        currentPassword,
        newPassword,
      });
    for (const wrong of [undefined, '', 'wrong horse 9']) {
      expect(await change(wrong, 'another horse 1')).toMatchObject({
        userErrors: [{ code: 'SIGN_IN_REFUSED' }],
      });
    }
    expect(await change(password, 'short')).toMatchObject({ changed: false });
    expect(await change(password, password)).toMatchObject({ userErrors: [{ code: 'PASSWORD_UNUSABLE' }] });
    let present = password;
    for (const next of ['horse no 1', 'horse no 2', 'horse no 3', 'horse no 4']) {
      expect(await change(present, next)).toEqual({ changed: true, userErrors: [] });
      expect(await change(next, present)).toMatchObject({ changed: false });
      present = next;
    }
    expect(await whoIs(bench, mine.token)).not.toBeNull();
    expect(await whoIs(bench, other.token)).toBeNull();
    expect((await signIn(bench)).token).toBeNull();
    expect((await signIn(bench, { password: 'horse no 4' })).token).not.toBeNull();
    expect(await change('horse no 4', password)).toMatchObject({ changed: true });
  });

  it('needs no present one where there is none', async () => {
    const bench = await subgraphBench();
    expect((await signIn(bench)).token).toBeNull();
    const first = await mutate(bench, callers.demo, changeQuery, { newPassword: password });
    expect(first).toEqual({ changed: true, userErrors: [] });
    expect((await signIn(bench)).token).not.toBeNull();
    expect(await mutate(bench, callers.demo, changeQuery, { newPassword: 'another horse 1' })).toMatchObject({
      changed: false,
    });
  });

  it('of a login is for its account, and not for another account or another login', async () => {
    const bench = await benchWithPasswords();
    const input = { user: 'builder', newPassword: 'given horse 5' };
    expect(await mutate(bench, callers.acme, changeQuery, { ...input, user: builder })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    const stranger = { ...callers.demo, userUuid: seededAccounts.acme, userLogin: 'other', roles: [] };
    expect(await mutate(bench, stranger, changeQuery, input)).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
    const inRole = { ...callers.demo, roles: [{ uuid: demo, name: 'all', rules: ['CAN getmachine'] }] };
    expect(await mutate(bench, inRole, changeQuery, { newPassword: 'taken horse 5' })).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
    expect(await mutate(bench, callers.demo, changeQuery, input)).toMatchObject({ changed: true });
    expect((await signIn(bench, { user: 'builder', password: 'given horse 5' })).token).not.toBeNull();
  });
});

it('keeps no secret where it could be read', async () => {
  const bench = await benchWithPasswords();
  const { token, refreshToken } = await signIn(bench);
  await signIn(bench, { password: 'canary-password 1' });
  await refresh(bench, refreshToken);
  const records = await Promise.all(
    [sessions, passwords].map((spec) => bench.store.collection<never>(spec as never).find({ limit: 10 })),
  );
  const [key] = await bench.store.collection(signingKeys).find({ limit: 1 });
  const secrets = [token.split('.')[2], refreshToken.split('.')[1], 'canary-password', key?.seed];
  for (const secret of secrets) {
    expect(secret).toBeTruthy();
    expect(bench.log.join()).not.toContain(secret);
  }
  for (const secret of [refreshToken.split('.')[1], password])
    expect(JSON.stringify(records)).not.toContain(secret);
});

function raise(): never {
  throw new Error('nobody was identified');
}
