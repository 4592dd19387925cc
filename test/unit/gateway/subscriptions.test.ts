import { createClient as createEventClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { gatewayLimits } from '../../../gateway/limits.ts';
import { change } from '../../kit/gateway/graph-resolvers.ts';
import { poll } from '../../kit/gateway/poll.ts';
import { type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    limits: { ...gatewayLimits, stream: { ...gatewayLimits.stream, queuedChanges: 4 } },
  });
});
afterAll(() => gateway.close());

interface Watching {
  /** The data of each event so far. */
  readonly seen: unknown[];
  /** Resolves when the stream has ended, with its error if there was one. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await poll(() => gateway.streams()).toEqual({ upstreams: 0, readers: 0, sockets: 0 });
  expect(gateway.events.listeners).toBe(0);
});

/** Watches a subscription with the public graphql-ws client, until its upstream is open. */
async function watch(query: string, token = 'token-a'): Promise<Watching> {
  const before = gateway.streams().readers;
  const authorization = `Bearer ${token}`;
  const client = createClient({
    url: gateway.wsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  });
  const seen: unknown[] = [];
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe(
      { query },
      {
        next: (result) => seen.push(result.errors ?? result.data),
        error: resolve,
        complete: () => resolve(undefined),
      },
    );
  });
  const stop = (): void => void client.dispose();
  stops.push(stop);
  await poll(() => gateway.streams().readers > before).toBe(true);
  return { seen, ended, stop };
}

const names = 'subscription { instanceChanged { sequence instance { name image { name } } } }';

describe('sharing', () => {
  it('equal subscriptions of one account are one upstream, and each reader sees each event', async () => {
    const opened = gateway.events.opened;
    const readers = [await watch(names), await watch(names), await watch(names)];
    gateway.world.asked.length = 0;
    gateway.events.push(change(1, 'v1'));
    const event = { instanceChanged: { sequence: 1, instance: { name: 'web-1', image: { name: 'base' } } } };
    for (const { seen } of readers) await poll(() => seen).toEqual([event]);
    expect(gateway.events.opened - opened).toBe(1);
    expect(gateway.world.asked.map(({ subgraph }) => subgraph)).toEqual(['image']);
  });

  it('different selections share the upstream when their subgraph sees no difference', async () => {
    const one = await watch('subscription { instanceChanged { instance { image { name } } } }');
    const other = await watch('subscription { instanceChanged { instance { image { tags { name } } } } }');
    expect(gateway.streams().upstreams).toBe(1);
    gateway.events.push(change(1, 'v1'));
    await poll(() => one.seen).toEqual([{ instanceChanged: { instance: { image: { name: 'base' } } } }]);
    await poll(() => other.seen).toEqual([
      { instanceChanged: { instance: { image: { tags: [{ name: 'os' }] } } } },
    ]);
  });

  it('accounts share nothing', async () => {
    await watch(names, 'token-a');
    await watch(names, 'token-b');
    expect(gateway.streams().upstreams).toBe(2);
  });

  it('who starts now joins a stream that has begun', async () => {
    const first = await watch(names);
    gateway.events.push(change(1, 'v1'));
    await poll(() => first.seen.length).toBe(1);
    await watch(names);
    expect(gateway.streams().upstreams).toBe(1);
  });

  it('who continues behind a cursor does not, and misses nothing', async () => {
    const after = 'subscription { instanceChanged(after: "c") { sequence } }';
    const first = await watch(after);
    await poll(() => first.seen).toEqual([{ instanceChanged: { sequence: 1 } }]);
    const second = await watch(after);
    await poll(() => second.seen).toEqual([{ instanceChanged: { sequence: 1 } }]);
    expect(gateway.streams().upstreams).toBe(2);
  });

  it('nor who is to see first how things stand', async () => {
    const operation = 'subscription { operationChanged(id: "o") { sequence } }';
    const first = await watch(operation);
    await poll(() => first.seen).toHaveLength(1);
    const second = await watch(operation);
    await poll(() => second.seen).toEqual([{ operationChanged: { sequence: 1 } }]);
  });

  it('the last reader takes the upstream along; the others leave it', async () => {
    const first = await watch(names);
    const second = await watch(names);
    first.stop();
    await poll(() => gateway.streams().readers).toBe(1);
    expect(gateway.events.listeners).toBe(1);
    second.stop();
    await poll(() => gateway.events.listeners).toBe(0);
  });
});

describe('events', () => {
  it("errors in an event are that event's, and the stream goes on", async () => {
    const reader = await watch('subscription { instanceChanged { sequence instance { image { name } } } }');
    gateway.world.failing.set('Image.name', new Error('down'));
    gateway.events.push(change(1, 'v1'));
    await poll(() => reader.seen).toHaveLength(1);
    expect(reader.seen[0]).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    gateway.world.failing.clear();
    gateway.events.push(change(2, 'v1'));
    await poll(() => reader.seen[1]).toMatchObject({ instanceChanged: { sequence: 2 } });
  });

  it('come in order, though some take longer to complete', async () => {
    const reader = await watch(names);
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      gateway.events.push(change(sequence, sequence % 2 === 0 ? 'v1' : 'v4'));
      if (sequence % 4 === 0) await poll(() => reader.seen).toHaveLength(sequence);
    }
    expect(
      reader.seen.map((data) => (data as { instanceChanged: { sequence: number } }).instanceChanged.sequence),
    ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('a stream ends when its subgraph ends it, and breaks off with a code', async () => {
    const ending = await watch(names);
    gateway.events.end();
    expect(await ending.ended).toBeUndefined();
    const breaking = await watch(names);
    gateway.events.end(new Error('secret'));
    expect(await breaking.ended).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  });

  it('one line in the log for a stream', async () => {
    gateway.lines.length = 0;
    const reader = await watch('subscription Changes { instanceChanged { sequence } }');
    gateway.events.push(change(1, 'v1'));
    await poll(() => reader.seen).toHaveLength(1);
    reader.stop();
    await poll(() => gateway.lines.find(({ message }) => message === 'request')?.fields).toMatchObject({
      operation: 'Changes',
      type: 'subscription',
      changes: 1,
      outcome: 'ok',
      transport: 'websocket',
    });
  });
});

describe('event streams (SSE)', () => {
  const client = () => {
    const events = createEventClient({
      url: gateway.url,
      headers: { authorization: 'Bearer token-a' },
      retryAttempts: 0,
    });
    stops.push(() => events.dispose());
    return events;
  };

  it('queries and subscriptions, by the public client, over the same upstreams', async () => {
    const events = client();
    for await (const { data } of events.iterate({ query: '{ viewer { login } }' })) {
      expect(data).toEqual({ viewer: { login: 'ada' } });
    }
    const other = await watch(names);
    const stream = events.iterate({ query: names });
    const first = stream.next();
    await poll(() => gateway.streams().readers).toBe(2);
    expect(gateway.streams().upstreams).toBe(1);
    gateway.events.push(change(1, 'v4'));
    expect((await first).value).toMatchObject({
      data: { instanceChanged: { instance: { name: 'bare', image: null } } },
    });
    await poll(() => other.seen).toHaveLength(1);
    await stream.return?.();
  });

  it('by GET, and with refusals as HTTP errors', async () => {
    const headers = { authorization: 'Bearer token-a', accept: 'text/event-stream' };
    const get = (query: string) => fetch(`${gateway.url}?${new URLSearchParams({ query })}`, { headers });
    const text = await (await get('{ __typename }')).text();
    expect(text).toContain('event: next\ndata: {"data":{"__typename":"Query"}');
    expect(text).toContain('event: complete');
    const refused = await get('{ nope }');
    expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect((await get('mutation { append(text: "x") }')).status).toBe(405);
    expect((await get('subscription { instanceChanged(after: "forged") { cursor } }')).status).toBe(400);
    expect((await fetch(gateway.url, { headers: { accept: 'text/event-stream' } })).status).toBe(401);
  });

  it('end with complete when the gateway goes away', async () => {
    const other = await testGateway();
    const response = await fetch(`${other.url}?${new URLSearchParams({ query: names })}`, {
      headers: { authorization: 'Bearer token-a', accept: 'text/event-stream' },
    });
    const text = response.text();
    await poll(() => other.events.listeners).toBe(1);
    await other.close();
    expect(await text).toMatch(/"UNAVAILABLE".*event: complete/s);
  });
});
