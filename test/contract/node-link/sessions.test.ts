import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startNodeLink } from '../../../headnode/node-link/start-node-link.ts';
import { InMemoryDesk } from '../../kit/agents/in-memory-desk.ts';
import { rawPeer, sessionHelloOf, testKey } from '../../kit/agents/raw-peer.ts';
import { eventually } from '../../kit/eventually.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

/** A link whose time passes only when the test says so, and a node to connect to it. */
async function stillLink() {
  const desk = new InMemoryDesk();
  const clock = virtualClock(Date.now());
  const link = await startNodeLink({ desk, clock, logger: quietLogger });
  onTestFinished(async () => {
    const closed = link.close();
    await clock.advance(1_000);
    await closed;
  });
  const node = randomUUID();
  const key = testKey();
  desk.register(node, key.publicKey);
  const hello = () => sessionHelloOf(node, key, { at: new Date(clock.now()).toISOString() });
  /** Somebody whose machine is gone while the connection still looks open answers no ping. */
  const connect = (autoPong = true) => rawPeer(link.url, hello(), { autoPong });
  return { clock, link, desk, connect };
}

describe('sessions that are not what they seem', () => {
  it('one that says nothing for too long is closed', async () => {
    const { clock, link, connect } = await stillLink();
    const peer = await connect();
    await clock.advance(25_000);
    expect(link.sessions()).toMatchObject([{ silentForMs: 25_000 }]);
    await clock.advance(15_000);
    await peer.closed;
    await eventually('it is gone', () => link.sessions().length === 0);
  });

  it('none is closed because the headnode itself stood still', async () => {
    const { clock, link, connect } = await stillLink();
    const peer = await connect();
    clock.stall(120_000);
    await clock.advance(1);
    expect(link.sessions()).toHaveLength(1);
    await peer.request('mutation { acceptTask(taskId: "x") { accepted } }');
    await clock.advance(10_000);
    expect(link.sessions()).toHaveLength(1);
  });

  it('a dead one gives way to a new one of the same node', async () => {
    const { clock, link, connect } = await stillLink();
    const dead = await connect(false);
    const welcomed = connect();
    await eventually('the dead one had its time', async () => {
      await clock.advance(500);
      return link.sessions()[0]?.silentForMs === 0 || (await Promise.race([dead.closed, false])) !== false;
    });
    expect((await welcomed).welcome).toBe('open');
    expect(link.sessions()).toHaveLength(1);
  });

  it('an enrolment that takes too long is closed', async () => {
    const { clock, link, desk } = await stillLink();
    const peer = await rawPeer(link.url, { protocol: 1, joinToken: desk.issueToken() });
    await clock.advance(30_000);
    expect(await peer.closed).toBe(4408);
  });
});
