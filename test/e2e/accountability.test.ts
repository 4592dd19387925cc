import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { type Datacenter, openDatacenter } from '../kit/datacenter.ts';
import { eventually } from '../kit/eventually.ts';

let dc: Datacenter;
beforeAll(async () => {
  dc = await openDatacenter();
});
afterAll(() => dc.close());

interface AuditEvent {
  readonly action: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly target: string | null;
  readonly operation: string | null;
  readonly userLogin: string | null;
  readonly accountLogin: string;
  readonly credentialKind: string;
  readonly credentialId: string;
  readonly address: string | null;
  readonly requestId: string;
}

const auditQuery = `{ viewer { account { auditEvents(first: 100) { nodes {
  action outcome code target operation userLogin accountLogin credentialKind credentialId address requestId
} } } } }`;

async function auditOf(account: 'demo' | 'acme'): Promise<readonly AuditEvent[]> {
  type Answer = { viewer: { account: { auditEvents: { nodes: readonly AuditEvent[] } } } };
  return (await dc.owner(account).ask<Answer>(auditQuery)).viewer.account.auditEvents.nodes;
}

const setLimits = `mutation ($value: Int!) {
  setAccountLimits(input: { account: "acme", limits: [{ by: MACHINES, value: $value }] }) { userErrors { code } }
}`;

const anonymous = (query: string) =>
  fetch(dc.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

it('what was done is in the audit of its account when the answer is there, and stays when the object is gone', async () => {
  const owner = dc.owner('demo');
  const made = await dc.createInstance(owner, { name: 'audited' });
  expect((await auditOf('demo'))[0]).toMatchObject({
    action: 'createmachine',
    outcome: 'SUCCEEDED',
    target: made.id,
    operation: made.operation,
    accountLogin: 'demo',
    userLogin: null,
    credentialKind: 'ACCESS_TOKEN',
    credentialId: expect.stringMatching(/.+/),
    address: expect.stringMatching(/127\.0\.0\.1$/),
    requestId: expect.stringMatching(/.+/),
  });
  await owner.ask('mutation { deleteInstance(input: { instance: "audited" }) { userErrors { code } } }');
  await eventually('the instance is gone', async () => {
    const found = await owner.ask<{ instances: { totalCount: number } }>(
      '{ instances(first: 1) { totalCount } }',
    );
    return found.instances.totalCount === 0;
  });
  const again = await owner.ask(
    'mutation { startInstance(input: { instance: "audited" }) { operation { id } } }',
  );
  expect(again).toMatchObject({ startInstance: { operation: null } });
  expect(await auditOf('demo')).toMatchObject([
    { action: 'startmachine', outcome: 'REFUSED', code: 'NOT_FOUND', target: 'audited', operation: null },
    { action: 'deletemachine', outcome: 'SUCCEEDED', target: made.id },
    { action: 'createmachine', outcome: 'SUCCEEDED', target: made.id },
  ]);
});

it("nobody reads another account's audit", async () => {
  expect(JSON.stringify(await auditOf('acme'))).not.toContain('audited');
});

it('limits hold through the whole data center, and what is deleted makes room', async () => {
  await dc.operator().ask(setLimits, { value: 2 });
  const owner = dc.owner('acme');
  const create = (name: string) => dc.createInstance(owner, { name }).catch((error: Error) => error.message);
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => create(`web-${name}`)));
  const refused = answers.filter((one) => typeof one === 'string');
  expect(refused).toHaveLength(4);
  expect(refused[0]).toContain('Instances: 2 allowed, 2 used, 1 wanted.');
  const [kept] = answers.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  await owner.ask(
    'mutation ($i: String!) { deleteInstance(input: { instance: $i }) { userErrors { code } } }',
    { i: kept?.id },
  );
  await eventually('there is room again', async () => typeof (await create('web-later')) !== 'string');
  expect(
    (await auditOf('acme')).filter(({ code }) => code === 'QUOTA_EXCEEDED').length,
  ).toBeGreaterThanOrEqual(4);
});

it('guesses of a password are in the audit without it, and soon refused', async () => {
  const guess = () =>
    anonymous('mutation { signIn(input: { account: "acme", password: "canary-73519" }) { token } }');
  for (let attempt = 1; attempt <= 5; attempt += 1) expect((await guess()).status).toBe(200);
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const events = (await auditOf('acme')).filter(({ action }) => action === 'signin');
  expect(events).toHaveLength(5);
  expect(events[0]).toMatchObject({ outcome: 'REFUSED', code: 'SIGN_IN_REFUSED', accountLogin: 'acme' });
  expect(JSON.stringify(events)).not.toContain('canary');
});

it('answers say what is left of the budget', async () => {
  const response = await fetch(dc.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${dc.token}` },
    body: JSON.stringify({ query: '{ instances(first: 10) { nodes { name } } }' }),
  });
  expect(await response.json()).toMatchObject({
    extensions: {
      cost: { requested: 11, rateLimit: { cost: 11, limit: limits.rate.burst, resetAt: expect.any(String) } },
    },
  });
});
