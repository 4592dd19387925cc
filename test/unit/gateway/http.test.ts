import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewayLimits } from '../../../gateway/limits.ts';
import { caller } from '../../kit/gateway/graph-world.ts';
import { poll } from '../../kit/gateway/poll.ts';
import { type Answered, type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
let explorerDirectory: string;
beforeAll(async () => {
  explorerDirectory = mkdtempSync(join(tmpdir(), 'explorer-'));
  writeFileSync(join(explorerDirectory, 'index.html'), '<!doctype html>');
  writeFileSync(join(explorerDirectory, 'explorer.js'), 'export {};');
  const limits = {
    ...gatewayLimits,
    http: { ...gatewayLimits.http, requestTimeoutMs: 1_000, headersTimeoutMs: 500 },
  };
  gateway = await testGateway({ explorerDirectory, limits, allowedOrigins: ['https://console.example.com'] });
});
afterAll(async () => {
  await gateway.close();
  rmSync(explorerDirectory, { recursive: true });
});
afterEach(() => {
  gateway.world.failing.clear();
  gateway.world.hold = undefined;
});

const codeOf = ({ body }: Answered): unknown => body.errors?.[0]?.extensions.code;
const token = { authorization: 'Bearer token-a' };

/** Writes bytes to the gateway's port and answers everything that comes back until it closes. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

describe('GraphQL over HTTP', () => {
  it('answers POST and GET with cost, request id and nothing to keep', async () => {
    const post = await gateway.send('query Mine { viewer { login } }');
    expect(post.status).toBe(200);
    expect(post.body).toEqual({
      data: { viewer: { login: 'ada' } },
      extensions: { cost: { requested: 1, limit: 5000, rateLimit: expect.anything() } },
    });
    expect(post.headers.get('cache-control')).toBe('no-store');
    expect(post.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const search = new URLSearchParams({
      query: 'query($u: ID!) { instance(uuid: $u) { name } }',
      variables: '{"u":"v1"}',
    });
    const get = await fetch(`${gateway.url}?${search}`, { headers: token });
    expect(await get.json()).toMatchObject({ data: { instance: { name: 'web-1' } } });
  });

  it('keeps a sane request id and replaces any other', async () => {
    const kept = await gateway.send('{ fail(how: "bug") }', {}, { headers: { 'x-request-id': 'my-id.7' } });
    expect(kept.headers.get('x-request-id')).toBe('my-id.7');
    expect(kept.body.errors?.[0]?.extensions.requestId).toBe('my-id.7');
    const replaced = await gateway.send('{ nope }', {}, { headers: { 'x-request-id': 'a b"<script>' } });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(replaced.body.errors?.[0]?.extensions.requestId).toBe(replaced.headers.get('x-request-id'));
  });

  it('answers in the media type asked for', async () => {
    const accept = 'application/graphql-response+json';
    const good = await gateway.send('{ __typename }', {}, { headers: { accept } });
    const bad = await gateway.send('{ nope }', {}, { headers: { accept } });
    expect(good.headers.get('content-type')).toContain(accept);
    expect(bad.headers.get('content-type')).toContain(accept);
    expect(bad.status).toBe(400);
  });

  const refused: readonly (readonly [string, RequestInit, number, string])[] = [
    ['no token', { headers: { authorization: '' } }, 401, 'UNAUTHENTICATED'],
    ['an unknown token', { headers: { authorization: 'Bearer nobody' } }, 401, 'UNAUTHENTICATED'],
    ['another scheme', { headers: { authorization: 'Basic token-a' } }, 401, 'UNAUTHENTICATED'],
    ['malformed JSON', { body: '{"query":' }, 400, 'BAD_REQUEST'],
    ['a byte order mark', { body: '\ufeff{"query":"{__typename}"}' }, 400, 'BAD_REQUEST'],
    ['invalid UTF-8', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, 'BAD_REQUEST'],
    ['an array (batch)', { body: '[{"query":"{__typename}"}]' }, 400, 'BAD_REQUEST'],
    ['no query', { body: '{"variables":{}}' }, 400, 'BAD_REQUEST'],
    ['a query that is no text', { body: '{"query":{"kind":"Document"}}' }, 400, 'BAD_REQUEST'],
    [
      'variables that are no object',
      { body: '{"query":"{__typename}","variables":[1]}' },
      400,
      'BAD_REQUEST',
    ],
    ['half a character', { body: '{"query":"{__typename} # \\ud800"}' }, 400, 'BAD_REQUEST'],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text',
      { headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'UTF-16',
      { headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'gzip',
      { headers: { 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync('{"query":"{__typename}"}')) },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      '101 KB',
      { body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(101_000)}` }) },
      413,
      'BODY_TOO_LARGE',
    ],
    ['DELETE', { method: 'DELETE', body: null }, 405, 'METHOD_NOT_ALLOWED'],
  ];
  it.each(refused.map(([name, init, status, code]) => ({ name, init, status, code })))(
    'refuses $name with $status $code',
    async ({ init, status, code }) => {
      const answer = await gateway.send('{ __typename }', {}, init);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(answer.body.errors).toHaveLength(1);
      expect(answer.body.errors?.[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
    },
  );

  it('refuses mutations by GET, and subscriptions without a stream', async () => {
    const search = new URLSearchParams({ query: 'mutation { append(text: "x") }' });
    const get = await fetch(`${gateway.url}?${search}`, { headers: token });
    expect(get.status).toBe(405);
    expect(gateway.world.appended).toEqual([]);
    const post = await gateway.send('subscription { instanceChanged { cursor } }');
    expect([post.status, codeOf(post)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('does not offer to store queries', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'x'.repeat(64) } };
    const answer = await gateway.send('', {}, { body: JSON.stringify({ extensions }) });
    expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('discards an endless body without keeping it', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(gateway.url, {
        method: 'POST',
        headers: { ...token, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      request.on('response', (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      const chunk = 'x'.repeat(64_000);
      request.write(chunk);
      request.write(chunk);
    });
    expect(status).toBe(413);
  });

  it('gives up on slow requests', async () => {
    const headers = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer token-a\r\ncontent-type: application/json\r\n`;
    const [slowHead, slowBody] = await Promise.all([
      raw(headers),
      raw(`${headers}content-length: 100\r\n\r\n{`),
    ]);
    for (const answer of [slowHead, slowBody]) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('"REQUEST_TIMEOUT"');
    }
  });

  it('refuses huge headers and what is not HTTP', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    expect(await raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*BAD_REQUEST/s);
  });

  it('answers UNAVAILABLE for what a subgraph does not answer in time, and the rest', async () => {
    let release = (): void => undefined;
    gateway.world.hold = new Promise((resolve) => {
      release = resolve;
    });
    const answer = await gateway.send('{ viewer { login } __typename }');
    release();
    expect(answer.body.data).toBeNull();
    expect(codeOf(answer)).toBe('UNAVAILABLE');
  });
});

describe('errors', () => {
  it('public errors pass with their path, bugs are masked and logged', async () => {
    gateway.lines.length = 0;
    const seen = await gateway.send('{ known: fail(how: "public") bug: fail(how: "bug") }');
    expect(seen.body.data).toEqual({ known: null, bug: null });
    expect(seen.body.errors).toMatchObject([
      { message: 'No such thing of yours.', path: ['known'], extensions: { code: 'NOT_FOUND' } },
      { message: 'Something went wrong.', path: ['bug'], extensions: { code: 'INTERNAL' } },
    ]);
    expect(JSON.stringify(seen.body)).not.toMatch(/etc|stack|at /);
    const line = gateway.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ subgraph: 'compute', path: ['bug'] });
    expect(line?.fields.requestId).toBe(seen.headers.get('x-request-id'));
    expect(String(line?.fields.cause)).toContain('secret at /etc/x');
  });

  it('makes no suggestions', async () => {
    const misspelt = await gateway.send('{ viewr { login } }');
    const misvalued = await gateway.send('query($i: EchoInput) { echo(input: $i) }', {
      i: { text: 'x', colr: 1 },
    });
    expect(JSON.stringify([misspelt.body, misvalued.body])).not.toContain('Did you mean');
    expect([codeOf(misspelt), codeOf(misvalued)]).toEqual(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);
  });

  it('one line a request, without variables or tokens', async () => {
    gateway.lines.length = 0;
    await gateway.send('query Named($u: ID!) { instance(uuid: $u) { name } }', { u: 'very-private' });
    const lines = gateway.lines.filter(({ message }) => message === 'request');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({
      operation: 'Named',
      type: 'query',
      account: 'login-a1',
      outcome: 'ok',
      cost: 1,
      status: 200,
      transport: 'http',
    });
    expect(JSON.stringify(gateway.lines)).not.toMatch(/very-private|token-a/);
  });
});

describe('identity', () => {
  it('is asked anew after two seconds at most, and ends with its expiry', async () => {
    gateway.world.callers.set('short', caller('a1', { expiresAt: new Date(Date.now() + 150).toISOString() }));
    const headers = { authorization: 'bearer short' };
    expect((await gateway.send('{ __typename }', {}, { headers })).status).toBe(200);
    await poll(async () => (await gateway.send('{ __typename }', {}, { headers })).status).toBe(401);
  });

  it('is not part of the API', async () => {
    const answer = await gateway.send('{ identify(token: "token-b") { accountUuid } }');
    expect(answer.status).toBe(400);
    expect((await gateway.send('{ _service { sdl } }')).status).toBe(400);
  });
});

describe('other paths', () => {
  const get = (path: string, init: RequestInit = {}) =>
    fetch(gateway.origin + path, { redirect: 'manual', ...init });

  it('health, readiness and metrics', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ok', parts: { store: 'ok' } });
    await gateway.send('{ __typename }');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(
      /triton_gateway_operation_duration_seconds_count\{transport="http",type="query",outcome="ok"\} \d/,
    );
    expect(metrics).toMatch(/triton_gateway_plan_cache_total\{outcome="hit"\} \d/);
    expect(metrics).toMatch(/triton_gateway_sockets 0/);
  });

  it('says what is not ready', async () => {
    const other = await testGateway({ readiness: async () => ({ store: 'ok', headnode: 'starting' }) });
    const answer = await fetch(`${other.origin}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ parts: { headnode: 'starting' } });
    await other.close();
  });

  it('the explorer with a strict policy, cached by tag', async () => {
    const page = await get('/graphiql');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    const script = await get('/graphiql/explorer.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    const again = await get('/graphiql/explorer.js', {
      headers: { 'if-none-match': script.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect((await get('/')).headers.get('location')).toBe('/graphiql');
  });

  it('nothing outside the explorer', async () => {
    for (const path of [
      '/graphiql/../package.json',
      '/graphiql/%2e%2e/package.json',
      '/graphiql/.env',
      '/graphiql//etc/passwd',
    ]) {
      expect(await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 404 /,
      );
    }
    const nowhere = await get('/nowhere');
    expect([nowhere.status, (await nowhere.json()).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
    expect((await get('/healthz', { method: 'POST' })).status).toBe(405);
  });

  it('says how to build a missing explorer', async () => {
    const other = await testGateway();
    const page = await fetch(`${other.origin}/graphiql`);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('has not been built');
    await other.close();
  });

  it('answers pages of listed origins and no others', async () => {
    const ask = (origin: string) => get('/graphql', { method: 'OPTIONS', headers: { origin } });
    const listed = await ask('https://console.example.com');
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://console.example.com');
    expect(listed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('closing', () => {
  it('finishes what is running and takes nothing new', async () => {
    const other = await testGateway();
    let release = (): void => undefined;
    other.world.hold = new Promise((resolve) => {
      release = resolve;
    });
    const running = other.send('{ viewer { login } }');
    await poll(() => other.world.asked.length).toBe(1);
    const closing = other.close();
    await expect(fetch(`${other.origin}/healthz`)).rejects.toThrow();
    release();
    expect((await running).status).toBe(200);
    await closing;
  });
});
