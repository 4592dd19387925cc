import { describe, expect, it } from 'vitest';
import { seededAccounts } from '../../../../subgraphs/account/seed.ts';
import { accessTokens } from '../../../../subgraphs/account/store/access-tokens.ts';
import { users } from '../../../../subgraphs/account/store/users.ts';
import { remove } from '../../../../subgraphs/store/port.ts';
import { identifyWith } from '../../../kit/identify-with.ts';
import { type SubgraphBench, subgraphBench } from '../../../kit/subgraph-bench.ts';

const demoUser = '62f875bf-8525-4123-a3fd-350b147e7422';
const identify = (bench: SubgraphBench, token: string) => identifyWith(bench, { token });

describe('a token', () => {
  it('says whose it is', async () => {
    const bench = await subgraphBench();
    const { tokens } = bench.account;
    const demo = await tokens.issueAccessToken({ accountUuid: seededAccounts.demo, name: 'shell' });
    const admin = await tokens.issueAccessToken({ accountUuid: seededAccounts.admin, name: 'shell' });
    expect(demo.token).toMatch(/^tg_[A-Za-z0-9_-]{43}$/);
    expect(await identify(bench, demo.token)).toEqual({
      accountUuid: seededAccounts.demo,
      accountLogin: 'demo',
      userUuid: null,
      userLogin: null,
      isOperator: false,
      isReader: false,
      credentialId: demo.id,
      credentialKind: 'ACCESS_TOKEN',
      expiresAt: null,
      scopes: null,
      roles: null,
      roleTags: expect.any(Array),
    });
    expect(await identify(bench, admin.token)).toMatchObject({ accountLogin: 'admin', isOperator: true });
  });

  it('is worth nothing from the moment it expires', async () => {
    const bench = await subgraphBench();
    const expiresAt = new Date(bench.clock.now() + 60_000).toISOString();
    const request = { accountUuid: seededAccounts.demo, userUuid: demoUser, name: 'pipeline', expiresAt };
    const { token } = await bench.account.tokens.issueAccessToken(request);
    await bench.clock.advance(59_999);
    expect(await identify(bench, token)).toMatchObject({ userUuid: demoUser, expiresAt });
    await bench.clock.advance(1);
    expect(await identify(bench, token)).toBeNull();
  });

  it('is worth nothing once revoked; revoking again changes nothing', async () => {
    const bench = await subgraphBench();
    const { tokens } = bench.account;
    const { token, id } = await tokens.issueAccessToken({ accountUuid: seededAccounts.demo, name: 'shell' });
    await tokens.revokeAccessToken(id);
    expect(await identify(bench, token)).toBeNull();
    const before = await bench.store.position();
    await tokens.revokeAccessToken(id);
    await tokens.revokeAccessToken('ffffffff-ffff-4fff-8fff-ffffffffffff');
    expect(await bench.store.position()).toBe(before);
  });

  it('is worth nothing without its login', async () => {
    const bench = await subgraphBench();
    const request = { accountUuid: seededAccounts.demo, userUuid: demoUser, name: 'pipeline' };
    const { token } = await bench.account.tokens.issueAccessToken(request);
    const user = await bench.store.collection(users).get(demoUser);
    if (user) await bench.store.commit([remove(users, user)]);
    expect(await identify(bench, token)).toBeNull();
  });

  it('of another account is worth nothing with this account’s login', async () => {
    const bench = await subgraphBench();
    const request = { accountUuid: seededAccounts.acme, userUuid: demoUser, name: 'mix' };
    const { token } = await bench.account.tokens.issueAccessToken(request);
    expect(await identify(bench, token)).toBeNull();
  });

  it.each([
    '',
    'tg_',
    'Bearer x',
    `tg_${'a'.repeat(43)}`,
    `tg_${'a'.repeat(1_000_000)}`,
    '\ud800',
    `tg_${'a'.repeat(42)}\n`,
  ])('that we did not make belongs to nobody', async (token) => {
    expect(await identify(await subgraphBench(), token)).toBeNull();
  });

  it('is neither kept nor logged', async () => {
    const bench = await subgraphBench();
    const { tokens } = bench.account;
    const { token, id } = await tokens.issueAccessToken({ accountUuid: seededAccounts.demo, name: 'shell' });
    await identify(bench, token);
    await tokens.revokeAccessToken(id);
    const secret = token.slice('tg_'.length);
    expect(bench.log.length).toBeGreaterThan(0);
    expect(bench.log.join()).not.toContain(secret);
    const records = await bench.store.collection(accessTokens).find({ limit: 10 });
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain(secret);
  });
});
