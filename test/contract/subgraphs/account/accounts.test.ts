import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededAccounts, seededReader, seededUsers } from '../../../../subgraphs/account/seed.ts';
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
const reader = { ...demo, accountUuid: seededReader, accountLogin: 'auditor', isReader: true };
const fields = 'account { uuid login email phone companyName isApproved isLocked revision }';
const newcomer = { login: 'globex', email: 'it@globex.example' };

describe('an account', () => {
  it('is made, approved, locked and removed by operators', async () => {
    const bench = await subgraphBench();
    const input = { ...newcomer, companyName: 'Globex', password: 'correct horse 7' };
    const { account } = await mutate(bench, admin, 'createAccount', input, fields);
    expect(account).toMatchObject({ login: 'globex', isApproved: false, isLocked: false });
    const changes = { account: 'globex', isApproved: true, isLocked: true, companyName: '' };
    expect(await mutate(bench, admin, 'updateAccount', changes, fields)).toMatchObject({
      account: { isApproved: true, isLocked: true, companyName: null, revision: 2 },
    });
    const gone = await mutate(bench, admin, 'deleteAccount', { account: 'globex' }, 'deletedId');
    expect(gone.userErrors).toEqual([]);
    const again = await mutate(bench, admin, 'createAccount', input, fields);
    expect(again.userErrors).toEqual([]);
  });

  it.each([
    [{ login: 'demo' }, ['NAME_TAKEN login']],
    [{ email: 'DEMO@demo.example' }, ['NAME_TAKEN email']],
    [{ login: 'a b' }, ['INVALID_ARGUMENT login']],
    [{ email: 'x' }, ['INVALID_ARGUMENT email']],
    [{ password: 'nodigits' }, ['PASSWORD_UNUSABLE password']],
    [{ phone: '1'.repeat(256) }, ['INVALID_ARGUMENT phone']],
  ])('is refused with %j', async (wrong, refusals) => {
    const answer = await mutate(bench, admin, 'createAccount', { ...newcomer, ...wrong }, fields);
    expect(refusalsOf(answer)).toEqual(refusals);
  });

  it('changes its particulars itself, but neither its approval nor its lock nor another account', async () => {
    const bench = await subgraphBench();
    const own = await mutate(
      bench,
      demo,
      'updateAccount',
      { phone: '+1 23', email: 'New@demo.example' },
      fields,
    );
    expect(own).toMatchObject({ account: { phone: '+1 23', email: 'new@demo.example' } });
    const rise = await mutate(bench, demo, 'updateAccount', { isApproved: true, isLocked: false }, fields);
    expect(refusalsOf(rise)).toEqual(['FORBIDDEN isApproved', 'FORBIDDEN isLocked']);
    const other = await mutate(bench, demo, 'updateAccount', { account: 'acme', phone: '1' }, fields);
    expect(refusalsOf(other)).toEqual(['NOT_FOUND account']);
    const taken = await mutate(bench, demo, 'updateAccount', { email: 'it@acme.example' }, fields);
    expect(refusalsOf(taken)).toEqual(['NAME_TAKEN email']);
    const stale = await mutate(bench, demo, 'updateAccount', { phone: '', expectedRevision: 1 }, fields);
    expect(refusalsOf(stale)).toEqual(['REVISION_CONFLICT expectedRevision']);
    const self = await mutate(bench, admin, 'updateAccount', { isLocked: true }, fields);
    expect(refusalsOf(self)).toEqual(['INVALID_ARGUMENT isLocked']);
  });

  it('is not removed while something is in it, and says what', async () => {
    const bench = await subgraphBench();
    bench.occupied.add(seededAccounts.demo);
    const answer = await mutate(bench, admin, 'deleteAccount', { account: 'demo' }, 'deletedId');
    expect(answer.userErrors).toMatchObject([
      { code: 'IN_USE', message: 'Still in it: logins, SSH keys, roles, policies, instances.' },
    ]);
    const own = await mutate(bench, admin, 'deleteAccount', { account: 'admin' }, 'deletedId');
    expect(refusalsOf(own)).toEqual(['IN_USE account']);
  });

  it('is made, removed and limited by nobody else', async () => {
    const bench = await subgraphBench();
    const denied = [
      'createAccount(input: { login: "eve", email: "e@x.example" }) { userErrors { code } }',
      'deleteAccount(input: { account: "demo" }) { deletedId }',
      'deleteAccount(input: { account: "nobody" }) { deletedId }',
      'setAccountLimits(input: { account: "demo", limits: [] }) { userErrors { code } }',
    ];
    for (const caller of [demo, reader, { ...admin, scopes: ['list*'] }]) {
      for (const mutation of denied) {
        expect(codesOf(await ask(bench.account, caller, `mutation { ${mutation} }`))).toEqual(['FORBIDDEN']);
      }
    }
  });
});

describe('the list of accounts', () => {
  const query = `query ($filter: AccountFilter, $first: Int, $after: String) {
    accounts(filter: $filter, first: $first, after: $after) {
      nodes { login } totalCount pageInfo { hasNextPage endCursor } } }`;

  it('is for operators and readers, in pages', async () => {
    const bench = await subgraphBench();
    const page = async (after: string | null) =>
      (await ask(bench.account, reader, query, { first: 2, after })).data?.accounts as {
        nodes: readonly { login: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const logins = [...first.nodes, ...second.nodes].map(({ login }) => login);
    expect(logins).toEqual(['acme', 'admin', 'auditor', 'demo']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(codesOf(await ask(bench.account, demo, query))).toEqual(['FORBIDDEN']);
  });

  it('keeps what matches every condition', async () => {
    const bench = await subgraphBench();
    const list = async (filter: object) =>
      (await ask(bench.account, admin, query, { filter })).data?.accounts as {
        totalCount: number;
        nodes: unknown;
      };
    expect(await list({ login: ['demo', 'acme'] })).toMatchObject({ totalCount: 2 });
    expect(await list({ loginContains: 'DEM' })).toMatchObject({ nodes: [{ login: 'demo' }] });
    expect(await list({ isApproved: false })).toMatchObject({ nodes: [{ login: 'auditor' }] });
    expect(await list({ isLocked: true, loginContains: 'a' })).toMatchObject({ totalCount: 0 });
    expect(await list({ login: [] })).toMatchObject({ totalCount: 0 });
  });
});

describe('limits', () => {
  const limitFields = 'account { limits { by value check match } }';

  it('are set by operators, shown to the account and told to who asks for it', async () => {
    const bench = await subgraphBench();
    const limits = [
      { value: 10 },
      { by: 'RAM', value: 4_096, check: 'OS', match: 'linux' },
      { by: 'QUOTA', value: -1, check: 'BRAND', match: 'any' },
    ];
    const kept = [
      { by: 'MACHINES', value: 10, check: null, match: null },
      { by: 'RAM', value: 4_096, check: 'OS', match: 'linux' },
      { by: 'QUOTA', value: -1, check: null, match: null },
    ];
    const answer = await mutate(bench, admin, 'setAccountLimits', { account: 'acme', limits }, limitFields);
    expect(answer).toMatchObject({ account: { limits: kept }, userErrors: [] });
    const query = `{ limitsOf(account: "${seededAccounts.acme}") { by value check match } mayProvision(account: "${seededAccounts.acme}") }`;
    expect((await ask(bench.account, acme, query)).data).toEqual({ limitsOf: kept, mayProvision: true });
    expect(codesOf(await ask(bench.account, demo, query))).toEqual(['FORBIDDEN']);
  });

  it.each([
    [[{ value: -2 }], ['INVALID_ARGUMENT limits.0.value']],
    [[{ value: 1, check: 'OS' }], ['INVALID_ARGUMENT limits.0']],
    [[{ value: 1, match: 'x' }], ['INVALID_ARGUMENT limits.0']],
    [[{ value: 1, check: 'OS', match: '' }], ['INVALID_ARGUMENT limits.0.match']],
    [[{ value: 1 }, { value: 2, check: 'OS', match: 'any' }], ['INVALID_ARGUMENT limits.1']],
  ])('are refused as %j', async (limits, refusals) => {
    const answer = await mutate(bench, admin, 'setAccountLimits', { account: 'acme', limits }, limitFields);
    expect(refusalsOf(answer)).toEqual(refusals);
  });
});

describe('the audit', () => {
  const record = 'mutation ($input: AuditInput!) { recordAudit(input: $input) }';
  const event = { at: '2026-11-22T14:00:00Z', action: 'createmachine', outcome: 'SUCCEEDED', requestId: 'r' };
  const query = `query ($ref: String!, $filter: AuditEventFilter, $first: Int) { account(ref: $ref) { auditEvents(filter: $filter, first: $first) {
    totalCount nodes { uuid at action outcome code accountLogin userLogin credentialKind credentialId target requestId } } } }`;

  it('shows an account what was done in it, newest first, and nobody else', async () => {
    const bench = await subgraphBench();
    const user = {
      ...demo,
      userUuid: seededUsers.demoBuilder,
      userLogin: 'builder',
      roles: [],
      credentialKind: 'SSH_KEY' as const,
    };
    const write = (caller: typeof demo | null, input: object) =>
      ask(bench.account, caller, record, { input });
    await write(demo, { ...event, target: 'web-1' });
    await write(user, { ...event, at: '2026-11-22T15:00:00.5Z', outcome: 'DENIED', code: 'FORBIDDEN' });
    await write(acme, event);
    expect((await write(null, event)).data).toEqual({ recordAudit: false });
    const read = async (caller: typeof demo, variables: object = {}) =>
      (await ask(bench.account, caller, query, { ref: 'demo', ...variables })).data?.account;
    expect(await read(demo)).toMatchObject({
      auditEvents: {
        totalCount: 2,
        nodes: [
          {
            at: '2026-11-22T15:00:00.500Z',
            outcome: 'DENIED',
            userLogin: 'builder',
            credentialKind: 'SSH_KEY',
          },
          { at: '2026-11-22T14:00:00.000Z', target: 'web-1', userLogin: null, credentialId: 'test' },
        ],
      },
    });
    expect(await read(reader)).toMatchObject({ auditEvents: { totalCount: 2 } });
    expect(await read(acme)).toBeNull();
    const filters = [
      { target: ['web-1'] },
      { outcome: ['DENIED'] },
      { action: ['createmachine'], target: ['web-1'] },
    ];
    for (const filter of filters) {
      expect(await read(demo, { filter })).toMatchObject({ auditEvents: { totalCount: 1 } });
    }
    const denied = await ask(bench.account, user, '{ viewer { account { auditEvents { totalCount } } } }');
    expect(codesOf(denied)).toEqual(['FORBIDDEN']);
  });

  it('stays when what it tells of is gone', async () => {
    const bench = await subgraphBench();
    await mutate(bench, demo, 'createUser', { login: 'ada', email: 'a@x.example' }, 'user { login }');
    const ada = { ...demo, userUuid: 'u', userLogin: 'ada' };
    await ask(bench.account, ada, record, { input: { ...event, target: 'User' } });
    await mutate(bench, demo, 'deleteUser', { user: 'ada' }, 'deletedId');
    const { data } = await ask(bench.account, demo, query, { ref: 'demo' });
    expect(data).toMatchObject({ account: { auditEvents: { nodes: [{ userLogin: 'ada' }] } } });
  });
});
