import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewayLimits } from '../../gateway/limits.ts';
import { change } from '../kit/gateway/graph-resolvers.ts';
import { poll } from '../kit/gateway/poll.ts';
import { type RawSocket, rawSocket } from '../kit/gateway/raw-socket.ts';
import { type TestGateway, testGateway } from '../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    limits: { ...gatewayLimits, stream: { ...gatewayLimits.stream, queuedChanges: 20 } },
  });
});
afterAll(() => gateway.close());

const events = 300;
/** Enough that the sockets' buffers cannot hold them all. */
const padding = 'x'.repeat(60_000);

interface Change {
  readonly kind?: string;
  readonly sequence: number;
  readonly cursor: string;
}

const changesSeen = ({ messages }: RawSocket): Change[] =>
  messages
    .filter(({ type }) => type === 'next')
    .map(({ payload }) => (payload as { data: { instanceChanged: Change } }).data.instanceChanged);

async function watching(selection: string): Promise<RawSocket> {
  const socket = await rawSocket(gateway.wsUrl, { token: 'token-a' });
  const before = gateway.streams().readers;
  const query = `subscription { instanceChanged { cursor sequence ${selection} } }`;
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  await poll(() => gateway.streams().readers).toBe(before + 1);
  return socket;
}

/** Sends changes of two instances in turn, no faster than the quick reader takes them. */
async function burst(quick: RawSocket): Promise<void> {
  for (let sequence = 1; sequence <= events; sequence += 1) {
    const event = change(sequence, sequence % 2 === 0 ? 'v1' : 'v2');
    gateway.events.push({ ...event, cursor: `${sequence}:${padding}` });
    if (sequence % 10 === 0) await poll(() => changesSeen(quick).length).toBe(sequence);
  }
}

it('a reader that stops reading holds up nobody, and is told the newest state or the end', async () => {
  const quick = await watching('kind instance { id }');
  const slow = await watching('kind instance { id name }');
  const blind = await watching('instance { name }');
  slow.socket.pause();
  blind.socket.pause();
  await burst(quick);
  expect(changesSeen(quick).map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: events }, (_, index) => index + 1),
  );
  slow.socket.resume();
  blind.socket.resume();

  // Two instances fit the queue once their changes are put together: the newest of each arrives, nothing is reset.
  await poll(() => changesSeen(slow).at(-1)?.sequence).toBe(events);
  const seen = changesSeen(slow).map(({ sequence }) => sequence);
  expect(seen.length).toBeLessThan(events);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen.slice(-2)).toEqual([events - 1, events]);

  // Without `kind` and a key a gap could not be shown, so the stream ends with a code.
  expect(await blind.message('error')).toMatchObject({
    payload: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'queuedChanges' } }],
  });
  for (const { socket } of [quick, slow, blind]) socket.terminate();
  await poll(() => gateway.streams()).toEqual({ upstreams: 0, readers: 0, sockets: 0 });
});
