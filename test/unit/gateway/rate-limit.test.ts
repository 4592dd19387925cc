import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Budgets } from '../../../gateway/guards/budgets.ts';
import { gatewayLimits } from '../../../gateway/limits.ts';
import { Admission } from '../../../gateway/operations/admission.ts';
import { Operations } from '../../../gateway/operations/operations.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import type { Supergraph } from '../../../gateway/supergraph/supergraph.ts';
import { subgraphNames } from '../../../schema/subgraph.ts';
import { caller } from '../../kit/gateway/graph-world.ts';
import { memoryLogger } from '../../kit/gateway/memory-logger.ts';
import { rawSocket } from '../../kit/gateway/raw-socket.ts';
import { testGateway } from '../../kit/gateway/test-gateway.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

const rules = { ...gatewayLimits.rate, burst: 100, refillPerSecond: 10 };
const ada = { caller: caller('a1'), address: '192.0.2.1' };
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return 'ok';
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code;
  }
};

describe('the cost budget of an account', () => {
  it('is spent by what is asked, says what is left, and comes back steadily', async () => {
    const clock = virtualClock(0);
    const budgets = new Budgets(clock, rules);
    expect(budgets.charge(ada, 60)).toEqual({
      cost: 60,
      limit: 100,
      remaining: 40,
      resetAt: '1970-01-01T00:00:06.000Z',
    });
    expect(() => budgets.charge(ada, 60)).toThrow('Try again in 2 s.');
    // What was refused has taken nothing.
    expect(budgets.charge(ada, 40)?.remaining).toBe(0);
    await clock.advance(1_000);
    expect(budgets.charge(ada, 10)?.remaining).toBe(0);
    await clock.advance(60_000);
    expect(budgets.charge(ada, 1)?.remaining).toBe(99);
  });

  it("is nobody else's, and operators have none", () => {
    const budgets = new Budgets(virtualClock(), rules);
    budgets.charge(ada, 100);
    expect(codeOf(() => budgets.charge(ada, 1))).toBe('RATE_LIMITED');
    expect(codeOf(() => budgets.charge({ ...ada, caller: caller('a2') }, 1))).toBe('ok');
    const operator = { ...ada, caller: caller('a1', { isOperator: true }) };
    expect(budgets.charge(operator, 5_000)).toBeUndefined();
  });

  it('is one for all the credentials of an account, and by address for those nobody knows', () => {
    const budgets = new Budgets(virtualClock(), rules);
    budgets.charge(ada, 100);
    const another = caller('a1', { credentialId: 'other', userUuid: 'u1' });
    expect(codeOf(() => budgets.charge({ caller: another, address: '192.0.2.9' }, 1))).toBe('RATE_LIMITED');
    const stranger = { caller: null, address: '2001:db8:1:2::3' };
    budgets.charge(stranger, 100);
    // The rest of the /64 is the same stranger's.
    expect(codeOf(() => budgets.charge({ ...stranger, address: '2001:db8:1:2:ffff::4' }, 1))).toBe(
      'RATE_LIMITED',
    );
    expect(codeOf(() => budgets.charge({ ...stranger, address: '2001:db8:1:3::3' }, 1))).toBe('ok');
  });

  it('keeps at most so many accounts in mind', () => {
    const budgets = new Budgets(virtualClock(), { ...rules, keptBudgets: 10 });
    budgets.charge(ada, 100);
    for (let index = 0; index < 10; index += 1) budgets.charge({ ...ada, caller: caller(`x${index}`) }, 1);
    expect(codeOf(() => budgets.charge(ada, 1))).toBe('ok');
  });
});

describe('attempts to sign in', () => {
  let supergraph: Supergraph;
  let operations: Operations;
  beforeAll(async () => {
    const sdl = readFileSync('schema/supergraph.graphql', 'utf8');
    supergraph = await loadSupergraph({
      sdl,
      subgraphs: new Set(subgraphNames),
      logger: memoryLogger().logger,
    });
    operations = new Operations(supergraph, gatewayLimits, () => undefined);
  });
  afterAll(() => supergraph.stop());

  const guess = (account: string) => `signIn(input: { account: "${account}", password: "x" }) { token }`;
  function door(clock = virtualClock()) {
    const admission = new Admission(operations, new Budgets(clock, gatewayLimits.rate));
    return (fields: string, address = '192.0.2.1', variables = {}) =>
      codeOf(() =>
        admission.admit({ query: fields, operationName: undefined, variables }, { caller: null, address }),
      );
  }

  it('are five a minute for an account from an address', async () => {
    const clock = virtualClock();
    const knock = door(clock);
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect(knock(`mutation { ${guess('demo')} }`)).toBe('ok');
    expect(knock(`mutation { ${guess('demo')} }`)).toBe('RATE_LIMITED');
    expect(knock(`mutation { ${guess('DEMO')} }`)).toBe('RATE_LIMITED');
    expect(knock(`mutation { ${guess('demo')} }`, '192.0.2.2')).toBe('ok');
    expect(knock(`mutation { ${guess('acme')} }`)).toBe('ok');
    await clock.advance(12_000);
    expect(knock(`mutation { ${guess('demo')} }`)).toBe('ok');
    expect(knock(`mutation { ${guess('demo')} }`)).toBe('RATE_LIMITED');
  });

  it('are counted each for itself when they come together', () => {
    const budgets = new Budgets(virtualClock(), gatewayLimits.rate);
    const guesses = (many: number) =>
      Array.from({ length: many }, () => ({ account: 'demo', user: undefined }));
    expect(codeOf(() => budgets.attempt(ada, guesses(6)))).toBe('RATE_LIMITED');
    expect(codeOf(() => budgets.attempt(ada, guesses(1)))).toBe('RATE_LIMITED');
  });

  it('at many accounts from one address are thirty a minute', () => {
    const knock = door();
    const outcomes = Array.from({ length: 40 }, (_, n) => knock(`mutation { ${guess(`account${n}`)} }`));
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(30);
  });
});

describe('through the gateway', () => {
  it('every answer says what is left, and too much is 429 with the time to wait', async () => {
    const gateway = await testGateway({
      limits: { ...gatewayLimits, rate: { ...gatewayLimits.rate, burst: 30, refillPerSecond: 0.001 } },
    });
    onTestFinished(() => gateway.close());
    const first = await gateway.send('{ instances { nodes { name } } }');
    expect(first.body.extensions?.cost).toMatchObject({
      requested: 26,
      rateLimit: { cost: 26, limit: 30, remaining: 4, resetAt: expect.stringMatching(/Z$/) },
    });
    const refused = await gateway.send('{ instances { nodes { name } } }');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1_000);
    expect(refused.body.errors).toMatchObject([
      {
        extensions: {
          code: 'RATE_LIMITED',
          limit: 'rate',
          maximum: 30,
          retryAfterSeconds: expect.any(Number),
        },
      },
    ]);
    const events = await gateway.send(
      '{ instances { nodes { name } } }',
      {},
      { headers: { accept: 'text/event-stream' } },
    );
    expect(events.status).toBe(429);
    expect(events.headers.get('retry-after')).not.toBeNull();
    const other = await gateway.send(
      '{ viewer { login } }',
      {},
      { headers: { authorization: 'Bearer token-b' } },
    );
    expect(other.status).toBe(200);
  });

  it('WebSockets draw on the same budget', async () => {
    const gateway = await testGateway({
      limits: { ...gatewayLimits, rate: { ...gatewayLimits.rate, burst: 30, refillPerSecond: 0.001 } },
    });
    onTestFinished(() => gateway.close());
    const socket = await rawSocket(gateway.wsUrl, { token: 'token-a' });
    onTestFinished(() => socket.socket.terminate());
    const ask = (id: string, query: string) => socket.send({ type: 'subscribe', id, payload: { query } });
    ask('a', '{ instances { nodes { name } } }');
    expect(await socket.message('next', 'a')).toMatchObject({
      payload: { extensions: { cost: { rateLimit: { cost: 26, remaining: 4 } } } },
    });
    ask('b', 'subscription { instanceChanged { cursor instance { name peers { name } owner { login } } } }');
    const refused = { payload: [{ extensions: { code: 'RATE_LIMITED', limit: 'rate' } }] };
    expect(await socket.message('error', 'b')).toMatchObject(refused);
    expect((await gateway.send('{ instances { nodes { name } } }')).status).toBe(429);
  });
});
