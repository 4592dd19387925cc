import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { documents } from '../../../agents/runtime/documents.ts';
import { limits } from '../../../schema/limits.ts';
import { nodeProtocolVersion } from '../../../schema/tasks.ts';
import { nodeRig } from '../../kit/agents/node-rig.ts';
import { rawPeer, sessionHelloOf, testKey } from '../../kit/agents/raw-peer.ts';
import { eventually } from '../../kit/eventually.ts';

const facts = {
  hostname: 'cn-1',
  host: 'sim',
  platform: 'sim',
  agentVersion: '0',
  ramMiB: 1_024,
  diskGiB: 100,
  cpus: 4,
  brands: ['LX'],
  nicTags: ['external'],
};

/** A link with one node that a test plays itself. */
async function linkWithNode() {
  const rig = await nodeRig();
  const node = randomUUID();
  const key = testKey();
  rig.desk.register(node, key.publicKey);
  const connect = (wanted?: { at?: string; nonce?: string }) =>
    rawPeer(rig.link.url, sessionHelloOf(node, key, wanted));
  return { ...rig, node, key, connect };
}

const heartbeat = (sequence: number) => ({ input: { sequence } });
const report = (sequence: number, instances: unknown = []) => ({
  input: { sequence, isComplete: true, instances },
});

describe('enrolment', () => {
  const enroll = (url: string, joinToken: string, input: object) =>
    rawPeer(url, { protocol: nodeProtocolVersion, joinToken }).then((peer) =>
      peer.request(documents.enroll, { input }),
    );

  it('a join token is good for one node, once', async () => {
    const { desk, link } = await nodeRig();
    const token = desk.issueToken();
    const [first, second] = [testKey(), testKey()];
    const node = randomUUID();
    const input = { node, publicKey: first.publicKey, facts };
    expect(await enroll(link.url, token, input)).toMatchObject({ data: { data: { enroll: { node } } } });
    expect(await enroll(link.url, token, input)).toMatchObject({ data: { data: { enroll: { node } } } });
    const other = { ...input, node: randomUUID(), publicKey: second.publicKey };
    expect(await enroll(link.url, token, other)).toMatchObject({ code: 'FORBIDDEN' });
    const takeover = { ...input, publicKey: second.publicKey };
    expect(await enroll(link.url, token, takeover)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await enroll(link.url, randomUUID(), other)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await rawPeer(link.url, sessionHelloOf(node, first))).welcome).toBe('open');
    expect((await rawPeer(link.url, sessionHelloOf(node, second))).welcome).toMatchObject({ code: 4403 });
  });

  it('facts and keys that cannot be are refused', async () => {
    const { desk, link } = await nodeRig();
    const good = { node: randomUUID(), publicKey: testKey().publicKey, facts };
    for (const bad of [
      { node: '../../etc' },
      { publicKey: 'AAAA' },
      { facts: { ...facts, ramMiB: 1e15 } },
      { facts: { ...facts, hostname: '$(reboot)' } },
      { facts: null },
    ])
      expect(await enroll(link.url, desk.issueToken(), { ...good, ...bad })).toMatchObject({
        error: expect.any(String),
      });
    expect(desk.facts.size).toBe(0);
  });

  it('an enrolment connection can do nothing else, and a session cannot enrol', async () => {
    const { desk, link, connect } = await linkWithNode();
    const joinToken = desk.issueToken();
    const stranger = await rawPeer(link.url, { protocol: nodeProtocolVersion, joinToken });
    for (const query of ['{ protocolVersion }', '{ __schema { types { name } } }', documents.tasks])
      expect(await stranger.request(query)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stranger.request(documents.heartbeat, heartbeat(1))).toMatchObject({ code: 'FORBIDDEN' });
    const session = await connect();
    const input = { node: randomUUID(), publicKey: testKey().publicKey, facts };
    expect(await session.request(documents.enroll, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(desk.hearings.size).toBe(0);
  });
});

describe('sessions', () => {
  it('open only for who holds the key, now, with a fresh nonce', async () => {
    const { link, node, key, connect } = await linkWithNode();
    const refused = { code: 4403 };
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    expect((await connect({ at: minutesAgo(2) })).welcome).toMatchObject(refused);
    expect((await connect({ at: minutesAgo(-2) })).welcome).toMatchObject(refused);
    const stranger = sessionHelloOf(randomUUID(), testKey());
    expect((await rawPeer(link.url, stranger)).welcome).toMatchObject(refused);
    expect((await rawPeer(link.url, sessionHelloOf(node, testKey()))).welcome).toMatchObject(refused);
    for (const hello of [null, {}, 7, 'x', { protocol: nodeProtocolVersion }])
      expect((await rawPeer(link.url, hello)).welcome).not.toBe('open');
    const replayed = sessionHelloOf(node, key);
    const first = await rawPeer(link.url, replayed);
    expect(first.welcome).toBe('open');
    first.close();
    await eventually('the session is gone', () => link.sessions().length === 0);
    expect((await rawPeer(link.url, replayed)).welcome).toMatchObject(refused);
  });

  it('another protocol version is told so', async () => {
    const { link, node, key } = await linkWithNode();
    const newer = { ...sessionHelloOf(node, key), protocol: nodeProtocolVersion + 1 };
    expect((await rawPeer(link.url, newer)).welcome).toEqual({
      code: 4426,
      reason: `this headnode speaks protocol ${nodeProtocolVersion}`,
    });
  });

  it('a second live session of one node is refused and the first goes on', async () => {
    const { link, connect } = await linkWithNode();
    const first = await connect();
    expect((await connect()).welcome).toMatchObject({ code: 4423 });
    expect(await first.request(documents.heartbeat, heartbeat(1))).toMatchObject({
      data: { data: { heartbeat: { accepted: true } } },
    });
    expect(link.sessions()).toHaveLength(1);
  });

  it('nothing is answered before the introduction, and nobody else is let in', async () => {
    const { link } = await linkWithNode();
    const socket = new WebSocket(link.url, 'graphql-transport-ws');
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.once('open', () =>
      socket.send('{"id":"1","type":"subscribe","payload":{"query":"{ protocolVersion }"}}'),
    );
    expect(await code).toBe(4401);
    const page = new WebSocket(link.url, 'graphql-transport-ws', { origin: 'http://evil.example' });
    expect(await new Promise((resolve) => page.once('error', ({ message }) => resolve(message)))).toMatch(
      '404',
    );
    expect((await fetch(link.url.replace('ws:', 'http:'))).status).toBe(426);
  });
});

describe('what a session says', () => {
  it('is taken in rising order only', async () => {
    const { desk, link, connect } = await linkWithNode();
    const peer = await connect();
    const taken = async (query: string, variables: unknown) =>
      JSON.stringify((await peer.request(query, variables)).data).includes('"accepted":true');
    expect(await taken(documents.report, report(5))).toBe(true);
    expect(await taken(documents.report, report(5))).toBe(false);
    expect(await taken(documents.heartbeat, heartbeat(4))).toBe(false);
    expect(await taken(documents.heartbeat, heartbeat(6))).toBe(true);
    expect(desk.observations).toHaveLength(1);
    expect(link.sessions()).toMatchObject([{ refused: 2 }]);
  });

  it('is refused and counted when it makes no sense, and others do not notice', async () => {
    const { desk, link, node, connect, addNode } = await linkWithNode();
    const bystander = await addNode();
    const peer = await connect();
    const uuid = randomUUID();
    const good = { uuid, state: 'RUNNING', generation: 1, boots: 1, exists: true, isOurs: true };
    const bad = [
      report(1, [{ ...good, state: 'FLYING' }]),
      report(2, [{ ...good, generation: -1 }]),
      report(3, [{ ...good, uuid: "'; drop" }]),
      report(4, { __proto__: [] }),
      { input: { sequence: 'x' } },
      {},
    ];
    for (const variables of bad)
      expect(await peer.request(documents.report, variables)).toMatchObject({ error: expect.any(String) });
    const finish = { input: { taskId: 'x', isDone: true, failure: { code: 'DISK_FULL' } } };
    expect(await peer.request(documents.finishTask, finish)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(desk.observations.filter((seen) => seen.node === node)).toEqual([]);
    expect(link.sessions().find((session) => session.node === node)?.refused).toBeGreaterThan(4);
    await bystander.createInstance();
  });

  it('newer words are dropped, not refused', async () => {
    const { desk, node, connect } = await linkWithNode();
    const peer = await connect();
    const seen = {
      uuid: randomUUID(),
      state: 'RUNNING',
      generation: 1,
      boots: 1,
      exists: true,
      isOurs: true,
    };
    await peer.request(documents.report, report(1, [{ ...seen, mood: 'good' }]));
    expect(desk.observations).toEqual([{ node, reports: [seen], isComplete: true }]);
  });

  it('many fields in one message, unknown fields and garbage are no operations', async () => {
    const { connect } = await linkWithNode();
    const peer = await connect();
    const many = `mutation { ${Array.from({ length: 50 }, (_, i) => `a${i}: acceptTask(taskId: "x") { accepted }`).join(' ')} }`;
    for (const query of [
      many,
      '{ nothing }',
      '}{',
      '{ protocolVersion '.repeat(500),
      'fragment f on Query { protocolVersion }',
    ])
      expect(await peer.request(query)).toMatchObject({ error: expect.any(String) });
    expect(await peer.request('{ protocolVersion }')).toMatchObject({
      data: { data: { protocolVersion: nodeProtocolVersion } },
    });
    peer.send('this is no JSON');
    expect(await peer.closed).toBe(4400);
  });

  it('a frame that is too large ends the connection', async () => {
    const { link, connect } = await linkWithNode();
    const peer = await connect();
    peer.send('x'.repeat(limits.node.reportBytes + 1));
    expect(await peer.closed).toBe(1009);
    await eventually('the session is gone', () => link.sessions().length === 0);
  });

  it('a flood is read slowly and holds up nobody else', async () => {
    const { desk, node, connect, addNode } = await linkWithNode();
    const peer = await connect();
    for (let sequence = 1; sequence <= 3_000; sequence += 1)
      void peer.request(documents.heartbeat, heartbeat(sequence));
    const bystander = await addNode();
    await bystander.createInstance();
    expect(desk.hearings.get(node)).toBeLessThan(3_000);
    peer.close();
  });

  it('failures of the desk stay inside', async () => {
    const { desk, connect } = await linkWithNode();
    const peer = await connect();
    desk.isBroken = true;
    const answer = await peer.request(documents.report, report(1));
    expect(answer).toEqual({ error: 'something went wrong inside', code: 'INTERNAL' });
    expect((await connect()).welcome).toEqual({ code: 1013, reason: 'try again later' });
  });
});

describe('the task subscription', () => {
  it('is one per session and leaves nothing behind', async () => {
    const { desk, node, connect } = await linkWithNode();
    const peer = await connect();
    void peer.request(documents.tasks);
    await eventually('it listens', () => desk.listenersOf(node) === 1);
    expect(await peer.request(documents.tasks)).toMatchObject({ code: 'BAD_USER_INPUT' });
    peer.close();
    await eventually('nobody listens', () => desk.listenersOf(node) === 0);
  });
});
