import { describe, expect, it } from 'vitest';
import { parseSshKey } from '../../../../subgraphs/account/credentials/ssh-key.ts';
import { seededAccounts } from '../../../../subgraphs/account/seed.ts';
import { accessTokens } from '../../../../subgraphs/account/store/access-tokens.ts';
import { accounts } from '../../../../subgraphs/account/store/accounts.ts';
import { policies } from '../../../../subgraphs/account/store/policies.ts';
import { roles } from '../../../../subgraphs/account/store/roles.ts';
import { sshKeys } from '../../../../subgraphs/account/store/ssh-keys.ts';
import { insert, remove, update } from '../../../../subgraphs/store/port.ts';
import { makeSignerKey, signHttp } from '../../../kit/http-signer.ts';
import { identifyWith } from '../../../kit/identify-with.ts';
import { ask, callers, type SubgraphBench, subgraphBench } from '../../../kit/subgraph-bench.ts';

const { demo, acme } = seededAccounts;
const builder = '62f875bf-8525-4123-a3fd-350b147e7422';
const uuid = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;

interface Membership {
  readonly kind: 'USER' | 'ACCOUNT';
  readonly uuid: string;
  readonly isDefault: boolean;
}

async function addRole(
  { store }: SubgraphBench,
  digit: string,
  name: string,
  members: readonly Membership[],
) {
  const policy = uuid(`${digit}`).replace('4000', '4111');
  await store.commit([
    insert(policies, {
      _id: policy,
      accountUuid: demo,
      name: `policy-${name}`,
      rules: [`CAN get${name}`],
      description: null,
    }),
    insert(roles, { _id: uuid(digit), accountUuid: demo, name, members, policyUuids: [policy] }),
  ]);
}

describe('the roles acted in', () => {
  async function bench() {
    const it = await subgraphBench();
    await addRole(it, '1', 'reading', [{ kind: 'USER', uuid: builder, isDefault: true }]);
    await addRole(it, '2', 'writing', [{ kind: 'USER', uuid: builder, isDefault: false }]);
    await addRole(it, '3', 'helping', [{ kind: 'ACCOUNT', uuid: acme, isDefault: true }]);
    const { tokens } = it.account;
    const token = async (accountUuid: string, userUuid?: string) =>
      (await tokens.issueAccessToken({ accountUuid, userUuid, name: `roles-${userUuid}` })).token;
    return { it, user: await token(demo, builder), account: await token(acme), own: await token(demo) };
  }
  const namesOf = (identity: Awaited<ReturnType<typeof identifyWith>>) =>
    identity?.roles?.map(({ name }) => name).filter((name) => /^(read|writ|help)ing$/.test(name));

  it('are none for an account, and the default ones for a login', async () => {
    const { it, user, own } = await bench();
    expect(await identifyWith(it, { token: own })).toMatchObject({ roles: null });
    const identity = await identifyWith(it, { token: user });
    expect(namesOf(identity)).toEqual(['reading']);
    expect(identity?.roles?.find(({ name }) => name === 'reading')?.rules).toEqual(['CAN getreading']);
  });

  it('are those asked for, by name or uuid, when the login is a member of each', async () => {
    const { it, user } = await bench();
    const ask = async (asRoles: readonly string[]) =>
      namesOf(await identifyWith(it, { token: user, asRoles }));
    expect(await ask(['writing'])).toEqual(['writing']);
    expect(await ask([uuid('1'), 'writing'])).toEqual(['reading', 'writing']);
    for (const wrong of [['helping'], ['writing', 'nothing'], ['']]) {
      expect(await identifyWith(it, { token: user, asRoles: wrong })).toBeNull();
    }
  });

  it('of another account make its member act for it, when asked for', async () => {
    const { it, account } = await bench();
    expect(await identifyWith(it, { token: account })).toMatchObject({ accountLogin: 'acme', roles: null });
    const identity = await identifyWith(it, { token: account, asRoles: ['demo/helping'] });
    expect(identity).toMatchObject({
      accountUuid: demo,
      accountLogin: 'demo',
      userUuid: null,
      isOperator: false,
    });
    expect(namesOf(identity)).toEqual(['helping']);
    for (const wrong of [
      ['helping'],
      ['demo/reading'],
      ['demo/'],
      ['nobody/helping'],
      ['demo/helping', 'acme/x'],
    ]) {
      expect(await identifyWith(it, { token: account, asRoles: wrong })).toBeNull();
    }
  });

  it('of a locked account are nobody’s', async () => {
    const { it, account } = await bench();
    const record = await it.store.collection(accounts).get(demo);
    if (record) await it.store.commit([update(accounts, record, { isLocked: true })]);
    expect(await identifyWith(it, { token: account, asRoles: ['demo/helping'] })).toBeNull();
  });
});

describe('a signed request', () => {
  const key = makeSignerKey('ed25519');

  async function benchWithKey(userUuid: string | null = null) {
    const bench = await subgraphBench();
    const { key: parsed } = parseSshKey(key.openSsh);
    if (!parsed) throw new Error('the key cannot be read');
    const { publicKey, fingerprint, md5Fingerprint } = parsed;
    const doc = {
      _id: uuid('9'),
      accountUuid: demo,
      userUuid,
      name: 'mine',
      publicKey,
      fingerprint,
      md5Fingerprint,
    };
    await bench.store.commit([insert(sshKeys, doc)]);
    return { bench, fingerprint, md5Fingerprint };
  }

  function signed({ clock }: SubgraphBench, keyId: string, change: Record<string, string> = {}) {
    const headers = { date: new Date(clock.now()).toUTCString(), host: 'graph' };
    const request = { method: 'POST', target: '/graphql', headers };
    const sign = ['date', '(request-target)', 'host'];
    const authorization = signHttp({ key, keyId, algorithm: 'ed25519-sha512', sign, ...request });
    const sent = { ...headers, '(body)': 'digest', ...change };
    return {
      signature: {
        authorization,
        method: 'POST',
        target: '/graphql',
        headerNames: Object.keys(sent),
        headerValues: Object.values(sent),
      },
    };
  }

  it('proves an account by either fingerprint and by name, once', async () => {
    const { bench, fingerprint, md5Fingerprint } = await benchWithKey();
    for (const name of [fingerprint, md5Fingerprint, 'mine']) {
      const request = signed(bench, `/demo/keys/${name}`);
      expect(await identifyWith(bench, request)).toMatchObject({
        accountLogin: 'demo',
        credentialKind: 'SSH_KEY',
        credentialId: fingerprint,
      });
      expect(await identifyWith(bench, request)).toBeNull();
    }
  });

  it('proves a login with its own key alone', async () => {
    const { bench, fingerprint } = await benchWithKey(builder);
    const identity = await identifyWith(bench, signed(bench, `/demo/users/builder/keys/${fingerprint}`));
    expect(identity).toMatchObject({ userUuid: builder, userLogin: 'builder' });
    for (const wrong of [
      `/demo/keys/${fingerprint}`,
      `/demo/users/x/keys/${fingerprint}`,
      '/acme/keys/mine',
    ]) {
      expect(await identifyWith(bench, signed(bench, wrong))).toBeNull();
    }
  });

  it('proves nothing when anything was changed, or later than five minutes', async () => {
    const { bench, fingerprint } = await benchWithKey();
    const keyId = `/demo/keys/${fingerprint}`;
    expect(await identifyWith(bench, signed(bench, keyId, { host: 'other' }))).toBeNull();
    const old = signed(bench, keyId);
    await bench.clock.advance(300_001);
    expect(await identifyWith(bench, old)).toBeNull();
    const { signature } = signed(bench, keyId);
    expect(await identifyWith(bench, { signature: { ...signature, target: '/graphql?x' } })).toBeNull();
    expect(await identifyWith(bench, { signature, token: 'tg_x' })).toBeNull();
  });

  it('looked at again for its stream is good for as long as its key is there', async () => {
    const { bench, fingerprint } = await benchWithKey();
    const request = signed(bench, `/demo/keys/${fingerprint}`);
    expect(await identifyWith(bench, request)).not.toBeNull();
    await bench.clock.advance(3_600_000);
    expect(await identifyWith(bench, { ...request, wasAccepted: true })).not.toBeNull();
    const record = await bench.store.collection(sshKeys).get(uuid('9'));
    if (record) await bench.store.commit([remove(sshKeys, record)]);
    expect(await identifyWith(bench, { ...request, wasAccepted: true })).toBeNull();
  });
});

describe('API tokens made through the API', () => {
  const create = `mutation ($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) { token accessToken { id uuid name scopes expiresAt isRevoked } userErrors { code field } }
  }`;
  const revoke = `mutation ($input: RevokeAccessTokenInput!) {
    revokeAccessToken(input: $input) { accessToken { isRevoked } userErrors { code } }
  }`;
  interface Created {
    readonly token: string | null;
    readonly accessToken: { readonly uuid: string; readonly expiresAt: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  }
  async function make(
    bench: SubgraphBench,
    input: object,
    asker = callers.demo as Parameters<typeof ask>[1],
  ) {
    const { data, errors } = await ask(bench.account, asker, create, { input });
    expect(errors).toBeUndefined();
    // As the query asks.
    return data?.createAccessToken as Created;
  }

  it('are shown once, scoped, and end in 90 days', async () => {
    const bench = await subgraphBench();
    const { token, accessToken } = await make(bench, { name: 'ci', scopes: ['GetMachine', 'list*'] });
    expect(Date.parse(accessToken?.expiresAt ?? '') - bench.clock.now()).toBe(90 * 86_400_000);
    expect(await identifyWith(bench, { token })).toMatchObject({ scopes: ['getmachine', 'list*'] });
    const records = await bench.store.collection(accessTokens).find({ limit: 5 });
    expect(JSON.stringify([records, bench.log])).not.toContain(token?.slice(3));
    const list = '{ viewer { account { accessTokens { name isRevoked } } } }';
    const { data } = await ask(bench.account, callers.demo, list);
    expect(data).toMatchObject({ viewer: { account: { accessTokens: [{ name: 'ci', isRevoked: false }] } } });
  });

  it('have names of their own among the living', async () => {
    const bench = await subgraphBench();
    const expiresAt = new Date(bench.clock.now() + 1_000).toISOString();
    const { token } = await make(bench, { name: 'ci', expiresAt });
    expect((await make(bench, { name: 'ci' })).userErrors).toEqual([{ code: 'NAME_TAKEN', field: ['name'] }]);
    expect((await make(bench, { name: 'ci' }, callers.acme)).token).not.toBeNull();
    await bench.clock.advance(1_000);
    expect(await identifyWith(bench, { token })).toBeNull();
    expect((await make(bench, { name: 'ci' })).token).not.toBeNull();
    const { data } = await ask(bench.account, callers.demo, revoke, { input: { accessToken: 'ci' } });
    expect(data).toEqual({ revokeAccessToken: { accessToken: { isRevoked: true }, userErrors: [] } });
    expect((await make(bench, { name: 'ci' })).token).not.toBeNull();
  });

  it.each([
    [{ name: '' }, 'INVALID_ARGUMENT'],
    [{ name: 'x'.repeat(65) }, 'INVALID_ARGUMENT'],
    [{ name: 'a\nb' }, 'INVALID_ARGUMENT'],
    [{ name: 'a', scopes: ['fly'] }, 'INVALID_ARGUMENT'],
    [{ name: 'a', scopes: Array(65).fill('getmachine') }, 'INVALID_ARGUMENT'],
    [{ name: 'a', expiresAt: 'tomorrow' }, 'INVALID_ARGUMENT'],
    [{ name: 'a', expiresAt: '2001-01-01T00:00:00.000Z' }, 'INVALID_ARGUMENT'],
    [{ name: 'a', user: 'nobody' }, 'NOT_FOUND'],
    [{ name: 'a', user: '5eba5f5c-68e3-45af-a9f5-9e5e761a3224' }, 'NOT_FOUND'],
  ])('are refused for %j', async (input, code) => {
    expect(await make(await subgraphBench(), input)).toMatchObject({ token: null, userErrors: [{ code }] });
  });

  it('never give more than their maker has', async () => {
    const bench = await subgraphBench();
    const forbidden = { token: null, userErrors: [{ code: 'FORBIDDEN' }] };
    const confined = { ...callers.demo, scopes: ['createaccesskey'] };
    expect(await make(bench, { name: 'a' }, confined)).toMatchObject(forbidden);
    const inRole = { ...callers.demo, roles: [{ uuid: demo, name: 'r', rules: ['CAN createaccesskey'] }] };
    expect(await make(bench, { name: 'a' }, inRole)).toMatchObject(forbidden);
    const login = { ...callers.demo, userUuid: builder, userLogin: 'builder', roles: [] };
    const { token } = await make(bench, { name: 'mine' }, login);
    expect(await identifyWith(bench, { token })).toMatchObject({ userUuid: builder });
  });

  it('of others are missing to a login and to another account', async () => {
    const bench = await subgraphBench();
    const { accessToken } = await make(bench, { name: 'ci' });
    const login = { ...callers.demo, userUuid: builder, userLogin: 'builder', roles: [] };
    for (const asker of [login, callers.acme]) {
      for (const ref of [accessToken?.uuid, uuid('7')]) {
        const { data } = await ask(bench.account, asker, revoke, { input: { accessToken: ref } });
        expect(data).toEqual({
          revokeAccessToken: { accessToken: null, userErrors: [{ code: 'NOT_FOUND' }] },
        });
      }
    }
  });
});
