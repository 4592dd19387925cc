import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { seededAccounts, seededUsers } from '../../../../subgraphs/account/seed.ts';
import { accessTokens } from '../../../../subgraphs/account/store/access-tokens.ts';
import { passwords } from '../../../../subgraphs/account/store/passwords.ts';
import { mutate, refusalsOf } from '../../../kit/mutate.ts';
import {
  ask,
  callers,
  codesOf,
  openSubgraphBench,
  type SubgraphBench,
  subgraphBench,
} from '../../../kit/subgraph-bench.ts';

const { demo, acme, admin } = callers;

/** For what is refused and so changes nothing. */
let bench: SubgraphBench;
beforeAll(async () => {
  bench = await openSubgraphBench();
});
afterAll(() => bench.store.close());
const loneUser = { ...demo, userUuid: seededUsers.demoBuilder, userLogin: 'builder', roles: [] };
const person = { login: 'ada', email: 'ada@demo.example' };
const userFields = 'user { id uuid login email givenName familyName revision account { login } }';

/** A fresh Ed25519 public key in OpenSSH's form. */
function newPublicKey(comment = 'ada@laptop'): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([part(Buffer.from('ssh-ed25519')), part(Buffer.from(x, 'base64url'))]);
  return `ssh-ed25519 ${blob.toString('base64')} ${comment}`;
}

describe('a login', () => {
  it('is made, changed and removed', async () => {
    const bench = await subgraphBench();
    const input = { ...person, email: 'Ada@Demo.Example', givenName: 'Ada', familyName: 'Lovelace' };
    const { user, userErrors } = await mutate(bench, demo, 'createUser', input, userFields);
    expect(userErrors).toEqual([]);
    expect(user).toMatchObject({
      ...input,
      email: 'ada@demo.example',
      revision: 1,
      account: { login: 'demo' },
    });
    const changes = { user: 'ada', login: 'countess', givenName: '', expectedRevision: 1 };
    expect(await mutate(bench, demo, 'updateUser', changes, userFields)).toMatchObject({
      user: { login: 'countess', givenName: null, familyName: 'Lovelace', revision: 2 },
    });
    const gone = await mutate(bench, demo, 'deleteUser', { user: 'countess' }, 'deletedId');
    expect(gone).toMatchObject({ deletedId: expect.any(String), userErrors: [] });
    const again = await mutate(bench, demo, 'deleteUser', { user: 'countess' }, 'deletedId');
    expect(refusalsOf(again)).toEqual(['NOT_FOUND user']);
  });

  it.each([
    [{ login: 'a' }, ['INVALID_ARGUMENT login']],
    [{ login: '1ada' }, ['INVALID_ARGUMENT login']],
    [{ login: 'ada lovelace' }, ['INVALID_ARGUMENT login']],
    [{ login: 'x'.repeat(33) }, ['INVALID_ARGUMENT login']],
    [{ login: 'Local' }, ['INVALID_ARGUMENT login']],
    [{ login: 'builder' }, ['NAME_TAKEN login']],
    [{ email: 'nowhere' }, ['INVALID_ARGUMENT email']],
    [{ email: `${'x'.repeat(250)}@demo.example` }, ['INVALID_ARGUMENT email']],
    [{ givenName: 'x'.repeat(256) }, ['INVALID_ARGUMENT givenName']],
    [{ familyName: 'a\u0000b' }, ['INVALID_ARGUMENT familyName']],
    [{ password: 'short1' }, ['PASSWORD_UNUSABLE password']],
    [{ login: '?', email: '?' }, ['INVALID_ARGUMENT login', 'INVALID_ARGUMENT email']],
  ])('is refused with %j', async (wrong, refusals) => {
    const answer = await mutate(bench, demo, 'createUser', { ...person, ...wrong }, userFields);
    expect(answer.user).toBeNull();
    expect(refusalsOf(answer)).toEqual(refusals);
  });

  it('has its name in its account alone', async () => {
    const bench = await subgraphBench();
    const answer = await mutate(bench, acme, 'createUser', { ...person, login: 'builder' }, userFields);
    expect(answer).toMatchObject({ user: { login: 'builder', account: { login: 'acme' } } });
    const clash = { user: 'builder', login: 'operations' };
    expect(refusalsOf(await mutate(bench, acme, 'updateUser', clash, userFields))).toEqual([
      'NAME_TAKEN login',
    ]);
  });

  it('takes its keys, tokens, password and memberships with it', async () => {
    const bench = await subgraphBench();
    const token = { accountUuid: demo.accountUuid, userUuid: seededUsers.demoBuilder, name: 'pipeline' };
    const { id } = await bench.account.tokens.issueAccessToken(token);
    const { changes = [] } = await bench.account.passwords.plan(
      { uuid: seededUsers.demoBuilder, accountUuid: demo.accountUuid },
      'correct horse 7',
      'password',
    );
    await bench.store.commit(changes);
    await mutate(bench, demo, 'deleteUser', { user: 'builder' }, 'deletedId');
    const query = '{ viewer { account { roles { name members { user { login } } } } } }';
    const { data } = await ask(bench.account, demo, query);
    expect(data).toMatchObject({ viewer: { account: { roles: [{}, { name: 'operate', members: [] }] } } });
    expect(await bench.store.collection(passwords).get(seededUsers.demoBuilder)).toBeUndefined();
    expect(await bench.store.collection(accessTokens).get(id)).toMatchObject({ isRevoked: true });
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEAzLTbO3UiCHCXhb8BdWIW+uAhbEfoogh72vV+VRoYv';
    const reused = await mutate(bench, demo, 'createSshKey', { publicKey, name: 'mine' }, 'sshKey { name }');
    expect(reused.userErrors).toEqual([]);
  });

  it('is not written over what somebody else has written', async () => {
    const bench = await subgraphBench();
    const stale = { user: 'builder', givenName: 'Bob', expectedRevision: 7 };
    const answer = await mutate(bench, demo, 'updateUser', stale, userFields);
    expect(refusalsOf(answer)).toEqual(['REVISION_CONFLICT expectedRevision']);
  });

  it('of another account is as missing as one that never was; operators reach it by id', async () => {
    const bench = await subgraphBench();
    const user = toGlobalId('User', seededUsers.demoBuilder);
    const strange = await mutate(bench, acme, 'updateUser', { user, givenName: 'x' }, userFields);
    const random = await mutate(bench, acme, 'updateUser', { user: 'nobody', givenName: 'x' }, userFields);
    expect(strange).toEqual(random);
    const byOperator = await mutate(bench, admin, 'updateUser', { user, givenName: 'Bob' }, userFields);
    expect(byOperator).toMatchObject({ user: { givenName: 'Bob' } });
  });

  it('without a role changes nothing and lists nothing, whether there is something or not', async () => {
    const bench = await subgraphBench();
    const denied = [
      'mutation { createUser(input: { login: "eve", email: "e@x.example" }) { userErrors { code } } }',
      'mutation { deleteUser(input: { user: "builder" }) { deletedId } }',
      'mutation { deleteUser(input: { user: "nobody" }) { deletedId } }',
      'mutation { createSshKey(input: { publicKey: "x" }) { userErrors { code } } }',
      '{ viewer { account { users { login } } } }',
      '{ viewer { account { sshKeys { name } } } }',
      '{ viewer { account { email } } }',
    ];
    for (const query of denied) {
      expect(codesOf(await ask(bench.account, loneUser, query)), query).toEqual(['FORBIDDEN']);
    }
  });

  it('with a role does what a sentence of it allows', async () => {
    const bench = await subgraphBench();
    const role = { uuid: 'r', name: 'people', rules: ['CAN createuser AND listusers'] };
    const helper = { ...loneUser, roles: [role], roleTags: { USERS: ['r'] } };
    expect((await mutate(bench, helper, 'createUser', person, userFields)).userErrors).toEqual([]);
    const { data } = await ask(bench.account, helper, '{ viewer { account { users { login } } } }');
    expect(data).toMatchObject({ viewer: { account: { users: [{ login: 'ada' }, { login: 'builder' }] } } });
    const untagged = { ...helper, roleTags: {} };
    const refused = await ask(bench.account, untagged, '{ viewer { account { users { login } } } }');
    expect(codesOf(refused)).toEqual(['FORBIDDEN']);
  });

  it('is refused, not lost, when the store does not answer', async () => {
    const bench = await subgraphBench();
    bench.store.failNext('refuse');
    const answer = await mutate(bench, demo, 'createUser', person, userFields);
    expect(refusalsOf(answer)).toEqual(['UNAVAILABLE']);
  });

  it('never is made from any text that is no login, and never breaks on one', async () => {
    const bench = await subgraphBench();
    const isLogin = /^[a-zA-Z][a-zA-Z0-9_.@]{2,31}$/;
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (login) => {
        const answer = await mutate(bench, demo, 'createUser', { ...person, login }, userFields);
        expect(answer.userErrors.length === 0).toBe(isLogin.test(login) && login.toLowerCase() !== 'local');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a key', () => {
  const keyFields = 'sshKey { id name fingerprint md5Fingerprint publicKey user { login } }';

  it('is added to the account or a login, and removed by any of its names', async () => {
    const bench = await subgraphBench();
    const publicKey = newPublicKey();
    const { sshKey } = await mutate(bench, demo, 'createSshKey', { publicKey, name: 'new' }, keyFields);
    expect(sshKey).toMatchObject({ name: 'new', publicKey, user: null });
    const unnamed = { publicKey: newPublicKey(), user: 'builder' };
    const theirs = await mutate(bench, demo, 'createSshKey', unnamed, keyFields);
    expect(theirs).toMatchObject({ sshKey: { user: { login: 'builder' } } });
    const { name, fingerprint } = theirs.sshKey as { name: string; fingerprint: string };
    expect(name).toBe(fingerprint);
    for (const ref of ['name', 'fingerprint', 'md5Fingerprint', 'id'] as const) {
      const made = await mutate(
        bench,
        demo,
        'createSshKey',
        { publicKey: newPublicKey(), name: 'x' },
        keyFields,
      );
      const key = made.sshKey as Record<typeof ref, string>;
      const gone = await mutate(bench, demo, 'deleteSshKey', { sshKey: key[ref] }, 'deletedId');
      expect(gone, ref).toEqual({ deletedId: key.id, userErrors: [] });
    }
    const missing = await mutate(bench, demo, 'deleteSshKey', { sshKey: fingerprint }, 'deletedId');
    expect(refusalsOf(missing)).toEqual(['NOT_FOUND sshKey']);
    const found = { sshKey: fingerprint, user: 'builder' };
    expect((await mutate(bench, demo, 'deleteSshKey', found, 'deletedId')).userErrors).toEqual([]);
  });

  it('is refused when it is none, there already, or of a login that is not', async () => {
    const bench = await subgraphBench();
    const refusal = async (input: Record<string, unknown>) =>
      refusalsOf(await mutate(bench, demo, 'createSshKey', input, keyFields));
    const known = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze';
    expect(await refusal({ publicKey: 'none' })).toEqual(['KEY_INVALID publicKey']);
    expect(await refusal({ publicKey: known })).toEqual(['KEY_INVALID publicKey']);
    expect(await refusal({ publicKey: newPublicKey(), name: 'laptop' })).toEqual(['NAME_TAKEN name']);
    expect(await refusal({ publicKey: newPublicKey(), name: '' })).toEqual(['INVALID_ARGUMENT name']);
    expect(await refusal({ publicKey: newPublicKey(), user: 'nobody' })).toEqual(['NOT_FOUND user']);
    expect(await refusal({ publicKey: newPublicKey(), user: seededUsers.acmeOperations })).toEqual([
      'NOT_FOUND user',
    ]);
  });

  it('may be the key of two accounts', async () => {
    const bench = await subgraphBench();
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze';
    expect((await mutate(bench, acme, 'createSshKey', { publicKey }, keyFields)).userErrors).toEqual([]);
    expect(seededAccounts.acme).toBe(acme.accountUuid);
  });
});
