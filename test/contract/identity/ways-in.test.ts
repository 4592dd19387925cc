import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import httpSignature from 'http-signature';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { seededAccounts } from '../../../subgraphs/account/seed.ts';
import { type Datacenter, openDatacenter } from '../../kit/datacenter.ts';
import { eventually } from '../../kit/eventually.ts';
import { memoryLogger } from '../../kit/gateway/memory-logger.ts';
import { makeSignerKey, type SignerKey, signHttp } from '../../kit/http-signer.ts';
import { giveKey, givePassword } from '../../kit/people.ts';

const { demo } = seededAccounts;
const builder = { accountUuid: demo, userUuid: '62f875bf-8525-4123-a3fd-350b147e7422' };
const account = { accountUuid: demo };
const password = 'canary horse 9';
const { logger, lines } = memoryLogger();

const rsa = makeSignerKey('rsa');
const ecdsa = makeSignerKey('ecdsa256');
const ed25519 = makeSignerKey('ed25519');

const viewer = '{ viewer { account { login } user { login } credential { kind id expiresAt } } }';
const signInQuery = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { account { login } user { login } } token refreshToken userErrors { code } }
}`;

let dc: Datacenter;
const secrets: string[] = [password];
beforeAll(async () => {
  dc = await openDatacenter({ nodes: 1, logger });
  for (const person of [account, builder]) await givePassword(dc.store, person, password);
  secrets.push(dc.token.slice(3), dc.operatorToken.slice(3));
});
afterAll(() => dc.close());

interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, never> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  };
}

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(dc.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  // The gateway answers JSON, whatever it is asked.
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

interface Session {
  readonly token: string;
  readonly refreshToken: string;
}

async function signIn(user?: string): Promise<Session> {
  const { body } = await post({
    query: signInQuery,
    variables: { input: { account: 'demo', user, password } },
  });
  // As the query asks.
  const session = body.data?.signIn as Session | undefined;
  if (!session?.token) throw new Error(`not signed in: ${JSON.stringify(body)}`);
  secrets.push(session.token.split('.')[2] ?? '', session.refreshToken.split('.')[1] ?? '');
  return session;
}

/** A request signed by the client library that Triton's tools use. */
async function postSigned(
  key: SignerKey,
  keyId: string,
  query = viewer,
  headers: Record<string, string> = {},
) {
  const request = httpRequest(dc.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', date: new Date().toUTCString(), ...headers },
  });
  const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  httpSignature.sign(request, { key: pem, keyId, headers: ['date', '(request-target)', 'host'] });
  secrets.push(/signature="([^"]+)"/.exec(String(request.getHeader('authorization')))?.[1] ?? '');
  request.end(JSON.stringify({ query }));
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
  });
  return { status: answer.status, body: JSON.parse(answer.body) as Answer['body'] };
}

/** What the socket says to an operation, or the code it was closed with. */
function overSocket(connectionParams: Record<string, unknown>, query: string) {
  let closed: (code: number) => void = () => undefined;
  const end = new Promise<number>((resolve) => {
    closed = resolve;
  });
  const client = createClient({
    url: dc.wsUrl,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
    // `Event` of the browser's type; ws gives the code.
    on: { closed: (event) => closed((event as { readonly code: number }).code) },
  });
  const first = new Promise<unknown>((resolve) => {
    client.subscribe({ query }, { next: resolve, error: resolve, complete: () => undefined });
  });
  return { client, first, end };
}

const socketSignature = (key: SignerKey, keyId: string) => {
  const headers = { date: new Date().toUTCString() };
  const request = { method: 'GET', target: '/graphql', headers };
  const sign = ['date', '(request-target)'];
  return { authorization: signHttp({ key, keyId, algorithm: 'hs2019', sign, ...request }), ...headers };
};

describe('three ways in', () => {
  it('are an API token, a session and a signature, over HTTP', async () => {
    const { fingerprint, md5Fingerprint } = await giveKey(dc.store, account, rsa);
    const { token } = await signIn();
    expect((await post({ query: viewer }, bearer(dc.token))).body.data).toMatchObject({
      viewer: { account: { login: 'demo' }, credential: { kind: 'ACCESS_TOKEN' } },
    });
    expect((await post({ query: viewer }, bearer(token))).body.data).toMatchObject({
      viewer: { account: { login: 'demo' }, user: null, credential: { kind: 'SESSION' } },
    });
    expect((await postSigned(rsa, `/demo/keys/${md5Fingerprint}`)).body.data).toMatchObject({
      viewer: {
        account: { login: 'demo' },
        credential: { kind: 'SSH_KEY', id: fingerprint, expiresAt: null },
      },
    });
  });

  it.each(['ecdsa256', 'ecdsa521', 'ed25519'] as const)('take a login’s %s key', async (type) => {
    const key = makeSignerKey(type);
    const { fingerprint } = await giveKey(dc.store, builder, key);
    const { body } = await postSigned(key, `/demo/users/builder/keys/${fingerprint}`);
    expect(body.data).toMatchObject({ viewer: { account: { login: 'demo' }, user: { login: 'builder' } } });
  });

  it('are the same over WebSocket', async () => {
    const { fingerprint } = await giveKey(dc.store, account, ecdsa);
    const { token } = await signIn('builder');
    for (const [kind, params] of [
      ['ACCESS_TOKEN', bearer(dc.token)],
      ['SESSION', bearer(token)],
      ['SSH_KEY', socketSignature(ecdsa, `/demo/keys/${fingerprint}`)],
    ] as const) {
      const { client, first } = overSocket(params, '{ viewer { credential { kind } } }');
      expect(await first).toMatchObject({ data: { viewer: { credential: { kind } } } });
      await client.dispose();
    }
  });

  it('end in the same answer whatever is wrong', async () => {
    const { fingerprint } = await giveKey(dc.store, account, ed25519);
    const stranger = makeSignerKey('ed25519');
    const once = { date: new Date().toUTCString() };
    const query = '{ viewer { isOperator } }';
    expect((await postSigned(ed25519, `/demo/keys/${fingerprint}`, query, once)).status).toBe(200);
    const answers = await Promise.all([
      post({ query: viewer }),
      post({ query: viewer }, { authorization: 'Basic ZGVtbzpkZW1v' }),
      post({ query: viewer }, bearer(`tg_${'a'.repeat(43)}`)),
      post({ query: viewer }, bearer(`${'a'.repeat(20)}.b.c`)),
      post({ query: viewer }, bearer('x'.repeat(5_000))),
      post({ query: viewer }, { ...bearer(dc.token), 'as-role': 'operate' }),
      post({ query: viewer }, { ...bearer(dc.token), 'as-role': 'nobody/operate' }),
      post({ query: viewer }, { authorization: 'Signature keyId="/demo/keys/x"' }),
      postSigned(stranger, `/demo/keys/${fingerprint}`),
      postSigned(ed25519, `/nobody/keys/${fingerprint}`),
      postSigned(ed25519, `/demo/users/builder/keys/${fingerprint}`),
      postSigned(ed25519, '/demo/keys/none'),
      postSigned(ed25519, `/demo/keys/${fingerprint}`, query, once),
      postSigned(ed25519, `/demo/keys/${fingerprint}`, viewer, { date: 'Thu, 01 Jan 2015 00:00:00 GMT' }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      const [error] = body.errors ?? [];
      expect(body).toEqual({
        errors: [{ ...error, message: expect.stringContaining('A valid credential is needed') }],
      });
      expect(Object.keys(error?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
    }
    for (const params of [{}, bearer('tg_x'), socketSignature(stranger, `/demo/keys/${fingerprint}`)]) {
      const { client, end } = overSocket(params, viewer);
      expect(await end).toBe(4403);
      await client.dispose();
    }
  });
});

it('a login acts in its default roles, or in those it asks for', async () => {
  const { token } = await dc.tokens.issueAccessToken({ ...builder, name: 'roles' });
  secrets.push(token.slice(3));
  const query = '{ viewer { isOperator isReader activeRoles { name } } }';
  const one = { isOperator: false, isReader: false, activeRoles: [{ name: 'operate' }] };
  expect((await post({ query }, bearer(token))).body.data).toMatchObject({ viewer: one });
  expect((await post({ query }, { ...bearer(token), 'as-role': 'operate' })).body.data).toEqual({
    viewer: one,
  });
  const { client, first } = overSocket({ ...bearer(token), asRole: 'operate' }, query);
  expect(await first).toMatchObject({ data: { viewer: one } });
  await client.dispose();
});

describe('without a credential', () => {
  it.each([
    'mutation { a: signIn(input: {account: "a", password: "b"}) { token } b: signIn(input: {account: "a", password: "c"}) { token } }',
    'mutation { signIn(input: {account: "a", password: "b"}) { token } signOut(input: {}) { ended } }',
    'mutation { ...f } fragment f on Mutation { signIn(input: {account: "a", password: "b"}) { token } }',
    'mutation { ... { signIn(input: {account: "a", password: "b"}) { token } } }',
    'mutation { signOut(input: {}) { ended } }',
    'mutation A { signIn(input: {account: "a", password: "b"}) { token } } query B { viewer { isOperator } }',
    '{ __schema { types { name } } }',
    '{ viewer { isOperator } }',
    'mutation { signIn(',
    '',
  ])('%s is not answered', async (query) => {
    const { status, body } = await post({ query, operationName: query.includes(' A ') ? 'A' : undefined });
    expect(status).toBe(401);
    expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('nor is what is no question at all', async () => {
    for (const body of ['', 'null', '[]', '{', JSON.stringify([{ query: viewer }]), 'x'.repeat(9_000)]) {
      expect((await post(body)).status).toBe(401);
    }
  });

  it('the account’s things stay unseen behind the sign-in', async () => {
    const query = signInQuery.replace('account { login }', 'account { login accessTokens { name } }');
    const { body } = await post({ query, variables: { input: { account: 'demo', password } } });
    expect(JSON.stringify(body)).not.toContain('credentials.json');
  });

  it('the keys of session tokens can be read', async () => {
    const response = await fetch(dc.url.replace('/graphql', '/.well-known/jwks.json'));
    expect(response.status).toBe(200);
    const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });
});

it('signing in stands alone with a credential as well', async () => {
  const input = 'input: {account: "acme", password: "wrong 1 horse"}';
  const { status, body } = await post(
    { query: `mutation { a: signIn(${input}) { token } b: signIn(${input}) { token } }` },
    bearer(dc.token),
  );
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
});

it('guessing passwords is stopped', async () => {
  const variables = { input: { account: 'acme', password: 'wrong horse 9' } };
  const codes = new Set<unknown>();
  for (let guess = 0; guess < 8; guess += 1) {
    const { body } = await post({ query: signInQuery, variables });
    // As the query asks.
    const answer = body.data?.signIn as { userErrors: { code: string }[] } | undefined;
    codes.add(body.errors?.[0]?.extensions.code ?? answer?.userErrors[0]?.code);
  }
  expect([...codes].sort()).toEqual(['RATE_LIMITED', 'SIGN_IN_REFUSED']);
});

describe('a stream', () => {
  const changes = 'subscription { instanceChanged { kind } }';
  const withinMs = 5_500;

  /** Opens it and waits until it runs; then `end` must end it in time. */
  async function endsAfter(params: Record<string, unknown>, end: () => Promise<unknown>) {
    const before = dc.streams().readers;
    const { client, end: closed } = overSocket(params, changes);
    await eventually('the stream is open', () => dc.streams().readers > before);
    const begunAt = performance.now();
    await end();
    expect(await closed).toBe(4403);
    expect(performance.now() - begunAt).toBeLessThan(withinMs);
    await client.dispose();
  }

  it('of a session ends when it is signed out, and its token is worth nothing', async () => {
    const { token } = await signIn();
    const signOut = 'mutation { signOut(input: {}) { ended } }';
    await endsAfter(bearer(token), async () => {
      const { body } = await post({ query: signOut }, bearer(token));
      expect(body.data).toEqual({ signOut: { ended: true } });
    });
    expect((await post({ query: viewer }, bearer(token))).status).toBe(401);
  });

  it('of an API token ends when it is revoked', async () => {
    const create = 'mutation { createAccessToken(input: {name: "short"}) { token } }';
    const { body } = await post({ query: create }, bearer(dc.token));
    // As the query asks.
    const { token } = (body.data?.createAccessToken ?? {}) as { token: string };
    secrets.push(token.slice(3));
    await endsAfter(bearer(token), () =>
      post(
        { query: 'mutation { revokeAccessToken(input: {accessToken: "short"}) { userErrors { code } } }' },
        bearer(dc.token),
      ),
    );
  });

  it('of a signature ends when its key is removed', async () => {
    const key = makeSignerKey('ecdsa384');
    const { fingerprint, takeAway } = await giveKey(dc.store, account, key);
    await endsAfter(socketSignature(key, `/demo/keys/${fingerprint}`), takeAway);
  });
});

it('no secret came into the log', async () => {
  const log = JSON.stringify(lines);
  expect(lines.length).toBeGreaterThan(20);
  expect(secrets.length).toBeGreaterThan(15);
  for (const secret of secrets) {
    expect(secret).not.toBe('');
    expect(log).not.toContain(secret);
  }
});
