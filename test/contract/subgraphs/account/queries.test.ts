import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { seededAccounts } from '../../../../subgraphs/account/seed.ts';
import { expectWalls } from '../../../kit/entity-walls.ts';
import { ask, callers, codesOf, openSubgraphBench, type SubgraphBench } from '../../../kit/subgraph-bench.ts';

const { demo, acme, admin } = callers;
const demoUser = '62f875bf-8525-4123-a3fd-350b147e7422';
const acmeUser = '5eba5f5c-68e3-45af-a9f5-9e5e761a3224';
const demoKey = '0ab1e472-92c4-4ee3-b0df-6569623ad607';
const demoUserKey = '15ba685f-dc37-4983-8e1a-a17def81edf4';
const acmeKey = '81df92c9-6780-4338-bee1-81795b470db3';

let bench: SubgraphBench;
beforeAll(async () => {
  bench = await openSubgraphBench();
});
afterAll(() => bench.store.close());

const get = (caller: typeof demo | null, query: string, variables = {}) =>
  ask(bench.account, caller, query, variables);
const dataOf = async (answer: ReturnType<typeof get>) => {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return data;
};

it('walls stand round accounts, logins and keys', async () => {
  const walled = (type: 'Account' | 'User' | 'SshKey', key: string, seenBy: (keyof typeof callers)[]) =>
    expectWalls(bench.account, { type, key, keyField: 'uuid', seenBy });
  await walled('Account', seededAccounts.demo, ['demo', 'admin']);
  await walled('Account', seededAccounts.acme, ['acme', 'admin']);
  await walled('Account', seededAccounts.admin, ['admin']);
  await walled('User', demoUser, ['demo', 'admin']);
  await walled('User', acmeUser, ['acme', 'admin']);
  await walled('SshKey', demoKey, ['demo', 'admin']);
  await walled('SshKey', demoUserKey, ['demo', 'admin']);
  await walled('SshKey', acmeKey, ['acme', 'admin']);
});

describe('the viewer', () => {
  const query = `{ viewer { isOperator user { login account { login } }
    account { login email companyName users { login } sshKeys { name fingerprint } } } }`;

  it('is the account', async () => {
    expect(await dataOf(get(demo, query))).toEqual({
      viewer: {
        isOperator: false,
        user: null,
        account: {
          login: 'demo',
          email: 'demo@demo.example',
          companyName: 'Demo Industries',
          users: [{ login: 'builder' }],
          sshKeys: [{ name: 'laptop', fingerprint: 'SHA256:tVZXI3kleacXYmSHd1XZOV6s0ziPoBpddrVD/Dknf0M' }],
        },
      },
    });
    expect(await dataOf(get(admin, query))).toMatchObject({
      viewer: { isOperator: true, account: { users: [] } },
    });
  });

  it('may be a login inside it', async () => {
    const own =
      '{ viewer { user { login email account { login } sshKeys { name } roles { name } } account { login } } }';
    expect(await dataOf(get({ ...demo, userUuid: demoUser }, own))).toEqual({
      viewer: {
        user: {
          login: 'builder',
          email: 'builder@demo.example',
          account: { login: 'demo' },
          sshKeys: [{ name: 'pipeline' }],
          roles: [{ name: 'operate' }],
        },
        account: { login: 'demo' },
      },
    });
  });

  it('is refused when account or login are gone, or when there is none', async () => {
    const refused = [
      get({ ...demo, accountUuid: randomUUID() }, query),
      get({ ...demo, userUuid: randomUUID() }, query),
      get({ ...demo, userUuid: acmeUser }, query),
      get(null, query),
      get(null, '{ account(ref: "demo") { login } }'),
    ];
    for (const answer of await Promise.all(refused)) expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
  });
});

it('an account is found by login, uuid, beginning and id, by those who may see it', async () => {
  const query = 'query ($ref: String!) { account(ref: $ref) { login } }';
  for (const ref of ['demo', seededAccounts.demo, 'dbede4f6', toGlobalId('Account', seededAccounts.demo)]) {
    expect(await dataOf(get(demo, query, { ref }))).toEqual({ account: { login: 'demo' } });
    expect(await dataOf(get(admin, query, { ref }))).toEqual({ account: { login: 'demo' } });
    expect(await dataOf(get(acme, query, { ref }))).toEqual({ account: null });
  }
  for (const ref of ['', 'Demo', randomUUID(), 'x'.repeat(10_000), '\u0000', toGlobalId('User', demoUser)]) {
    expect(await dataOf(get(demo, query, { ref }))).toEqual({ account: null });
  }
});

it('many references cost one read for each list', async () => {
  const representations = [seededAccounts.demo, seededAccounts.acme, seededAccounts.admin].map((uuid) => ({
    __typename: 'Account',
    uuid,
  }));
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Account { login users { account { login } } sshKeys { name } } }
  }`;
  bench.counter.forget();
  expect(await dataOf(get(admin, query, { representations }))).toMatchObject({
    _entities: [
      { login: 'demo' },
      { login: 'acme', users: [{ account: { login: 'acme' } }] },
      { login: 'admin' },
    ],
  });
  expect(Object.fromEntries(bench.counter.reads)).toEqual({ accounts: 1, users: 1, 'ssh-keys': 1 });
});
