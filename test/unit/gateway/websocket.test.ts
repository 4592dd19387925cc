import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewayLimits } from '../../../gateway/limits.ts';
import { caller } from '../../kit/gateway/graph-world.ts';
import { poll } from '../../kit/gateway/poll.ts';
import { type RawSocket, type RawSocketOptions, rawSocket } from '../../kit/gateway/raw-socket.ts';
import { type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
const open: RawSocket[] = [];
const connect = async (options: RawSocketOptions = {}): Promise<RawSocket> => {
  const socket = await rawSocket(gateway.wsUrl, options);
  open.push(socket);
  return socket;
};

beforeAll(async () => {
  gateway = await testGateway({
    allowedOrigins: ['https://console.example.com'],
    limits: {
      ...gatewayLimits,
      gateway: { ...gatewayLimits.gateway, identityCacheMs: 20, credentialCheckIntervalMs: 50 },
      websocket: {
        ...gatewayLimits.websocket,
        initTimeoutMs: 200,
        pingIntervalMs: 300,
        subscriptionsPerSocket: 3,
        subscriptionsPerAccount: 5,
        socketsPerAccount: 4,
        sockets: 8,
      },
    },
  });
});
afterAll(() => gateway.close());
afterEach(async () => {
  for (const { socket } of open.splice(0)) socket.terminate();
  await poll(() => gateway.streams()).toEqual({ upstreams: 0, readers: 0, sockets: 0 });
});

const subscribe = (id: string, query: string, variables?: object) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
const changes = 'subscription { instanceChanged { cursor instance { name } } }';

describe('the protocol', () => {
  it('queries, mutations and subscriptions', async () => {
    const socket = await connect({ token: 'token-a' });
    socket.send(subscribe('q', '{ viewer { login } }'));
    expect(await socket.message('next', 'q')).toMatchObject({
      payload: { data: { viewer: { login: 'ada' } }, extensions: { cost: { requested: 1 } } },
    });
    await socket.message('complete', 'q');
    socket.send(subscribe('m', 'mutation { append(text: "x") }'));
    expect(await socket.message('next', 'm')).toMatchObject({ payload: { data: { append: ['x'] } } });
    socket.send(
      subscribe('s', 'subscription { operationChanged(id: "o") { sequence instance { image { name } } } }'),
    );
    expect(await socket.message('next', 's')).toMatchObject({
      payload: { data: { operationChanged: { sequence: 1, instance: { image: { name: 'base' } } } } },
    });
  });

  it.each([
    ['no init in time', 4408, () => undefined],
    [
      'a subscription before the acknowledgement',
      4401,
      (socket: RawSocket) => socket.send(subscribe('1', changes)),
    ],
    ['what is not JSON', 4400, (socket: RawSocket) => socket.send('{nonsense')],
    ['an unknown message', 4400, (socket: RawSocket) => socket.send({ type: 'start', id: '1' })],
    ['no token', 4403, (socket: RawSocket) => socket.send({ type: 'connection_init' })],
    [
      'a bad token',
      4403,
      (socket: RawSocket) =>
        socket.send({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } }),
    ],
  ] as const)('%s: %i', async (_name, code, act) => {
    const socket = await connect();
    act(socket);
    expect((await socket.closed).code).toBe(code);
  });

  it.each([
    ['a second init', 4429, (socket: RawSocket) => socket.send({ type: 'connection_init' })],
    [
      'a duplicate id',
      4409,
      (socket: RawSocket) => {
        socket.send(subscribe('1', changes));
        socket.send(subscribe('1', changes));
      },
    ],
    ['a frame that is too large', 1009, (socket: RawSocket) => socket.send('x'.repeat(70_000))],
    [
      'invalid UTF-8',
      1007,
      (socket: RawSocket) => socket.socket.send(Buffer.from([0xff, 0xfe]), { binary: false }),
    ],
  ] as const)('%s: %i', async (_name, code, act) => {
    const socket = await connect({ token: 'token-a' });
    act(socket);
    expect((await socket.closed).code).toBe(code);
  });

  it('the key of the payload is written as one likes', async () => {
    const socket = await connect();
    socket.send({ type: 'connection_init', payload: { AUTHORIZATION: 'Bearer token-b' } });
    await socket.message('connection_ack');
  });

  it('ids that are names of Object.prototype are ordinary ids', async () => {
    const socket = await connect({ token: 'token-a' });
    for (const id of ['__proto__', 'toString']) {
      socket.send(subscribe(id, '{ __typename }'));
      await socket.message('complete', id);
    }
  });

  it('refusals are one error with code and request id', async () => {
    const socket = await connect({ token: 'token-a' });
    socket.send(subscribe('1', '{ nope }'));
    const [first] = (await socket.message('error', '1')).payload as { extensions: Record<string, unknown> }[];
    expect(first?.extensions).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
      requestId: expect.stringMatching(/.{36}/),
    });
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);
  });

  it('a stream that its subgraph refuses answers why', async () => {
    const socket = await connect({ token: 'token-a' });
    socket.send(subscribe('1', 'subscription { instanceChanged(after: "forged") { cursor } }'));
    expect(await socket.message('next', '1')).toMatchObject({
      payload: { errors: [{ extensions: { code: 'INVALID_CURSOR' } }] },
    });
    await socket.message('complete', '1');
  });
});

describe('who may connect', () => {
  it('pages of our own, of listed origins, and programs', async () => {
    for (const origin of [gateway.origin, 'https://console.example.com']) await connect({ origin });
    await expect(connect({ origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(connect({ origin: 'null' })).rejects.toThrow('403');
  });

  it('nobody at other paths', async () => {
    await expect(rawSocket(gateway.wsUrl.replace('graphql', 'other'))).rejects.toThrow('404');
  });

  it('only so many sockets, of one account and of all', async () => {
    for (let count = 0; count < 4; count += 1) await connect({ token: 'token-a' });
    const fifth = await connect();
    fifth.send({ type: 'connection_init', payload: { authorization: 'Bearer token-a' } });
    expect((await fifth.closed).code).toBe(4429);
    for (let count = 0; count < 4; count += 1) await connect();
    await expect(connect()).rejects.toThrow('503');
  });
});

describe('bounds of subscriptions', () => {
  it('so many on a socket', async () => {
    const socket = await connect({ token: 'token-a' });
    for (const id of ['1', '2', '3', '4']) socket.send(subscribe(id, changes));
    expect(await socket.message('error', '4')).toMatchObject({
      payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
    });
  });

  it('so many of an account, given back at once', async () => {
    const first = await connect({ token: 'token-a' });
    const second = await connect({ token: 'token-a' });
    for (const id of ['1', '2', '3']) first.send(subscribe(id, changes));
    await poll(() => gateway.streams().readers).toBe(3);
    for (const id of ['1', '2', '3']) second.send(subscribe(id, changes));
    expect(await second.message('next', '3')).toMatchObject({
      payload: { errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] },
    });
    first.send({ type: 'complete', id: '1' });
    await poll(() => gateway.streams().readers).toBe(4);
    second.send(subscribe('4', changes));
    await poll(() => gateway.streams().readers).toBe(5);
  });
});

describe('credentials', () => {
  it('a revoked token ends its sockets', async () => {
    gateway.world.callers.set('doomed', caller('a1'));
    const socket = await connect({ token: 'doomed' });
    socket.send(subscribe('1', changes));
    await poll(() => gateway.streams().readers).toBe(1);
    gateway.world.callers.delete('doomed');
    expect((await socket.closed).code).toBe(4403);
  });

  it('and its event streams', async () => {
    gateway.world.callers.set('doomed', caller('a1'));
    const headers = { authorization: 'Bearer doomed', accept: 'text/event-stream' };
    const response = await fetch(`${gateway.url}?${new URLSearchParams({ query: changes })}`, { headers });
    gateway.world.callers.delete('doomed');
    expect(await response.text()).toMatch(/"UNAUTHENTICATED".*event: complete/s);
  });

  it('so does one that expires, or comes to belong to somebody else', async () => {
    gateway.world.callers.set('brief', caller('a1', { expiresAt: new Date(Date.now() + 100).toISOString() }));
    gateway.world.callers.set('moved', caller('a1'));
    const sockets = [await connect({ token: 'brief' }), await connect({ token: 'moved' })];
    gateway.world.callers.set('moved', caller('a2'));
    for (const { closed } of sockets) expect((await closed).code).toBe(4403);
  });
});

describe('clients that vanish', () => {
  it('leave nothing behind, without an event', async () => {
    const sockets = await Promise.all([1, 2, 3].map(() => connect({ token: 'token-a' })));
    for (const socket of sockets) socket.send(subscribe('1', changes));
    await poll(() => gateway.events.listeners).toBe(1);
    for (const { socket } of sockets) socket.terminate();
    await poll(() => gateway.events.listeners).toBe(0);
  });

  it('and do not answer pings are ended', async () => {
    const socket = await connect({ token: 'token-a' });
    // A client that reads nothing any more, and so answers nothing.
    socket.socket.pause();
    await poll(() => gateway.streams().sockets).toBe(0);
  });
});

describe('closing', () => {
  it('tells clients to come back', async () => {
    const other = await testGateway();
    const socket = await rawSocket(other.wsUrl, { token: 'token-a' });
    socket.send(subscribe('1', changes));
    await poll(() => other.events.listeners).toBe(1);
    await other.close();
    expect((await socket.closed).code).toBe(1012);
    expect(other.events.listeners).toBe(0);
  });
});
