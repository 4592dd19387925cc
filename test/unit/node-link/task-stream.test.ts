import { describe, expect, it } from 'vitest';
import { TaskStream } from '../../../headnode/node-link/task-stream.ts';
import { InMemoryDesk } from '../../kit/agents/in-memory-desk.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

const node = 'a-node';
const resendMs = 5_000;
const start = (desk: InMemoryDesk, id: string) =>
  desk.ask(node, 'instance.start', { uuid: '5d1f3ff0-0000-4000-8000-000000000001' }, { id });

/** A stream, and the ids it has sent so far in order. */
function openStream(desk = new InMemoryDesk()) {
  const clock = virtualClock();
  const sent: string[] = [];
  const ends: unknown[] = [];
  const stream = new TaskStream({ node, desk, clock, resendMs, closed: () => ends.push('closed') });
  const read = async (): Promise<void> => {
    for await (const { tasks } of stream) sent.push(tasks.id);
  };
  read().then(
    () => ends.push('end'),
    (error: unknown) => ends.push(error),
  );
  return { desk, clock, stream, sent, ends };
}

describe('the stream of tasks', () => {
  it('sends the unfinished ones first, then those that came meanwhile, each once', async () => {
    const desk = new InMemoryDesk();
    start(desk, 'old');
    const { clock, sent } = openStream(desk);
    start(desk, 'new');
    desk.tell('old');
    await clock.advance(0);
    expect(sent).toEqual(['old', 'new']);
  });

  it('sends again until accepted, and not after that', async () => {
    const { desk, clock, stream, sent } = openStream();
    await clock.advance(0);
    start(desk, 'a');
    await clock.advance(2 * resendMs);
    expect(sent).toEqual(['a', 'a', 'a']);
    expect(stream.unaccepted).toBe(1);
    stream.accepted('a');
    desk.tell('a');
    await clock.advance(10 * resendMs);
    expect(sent).toHaveLength(3);
    expect(stream.unaccepted).toBe(0);
  });

  it('does not send again what was withdrawn or has ended meanwhile', async () => {
    const { desk, clock, sent } = openStream();
    await clock.advance(0);
    start(desk, 'withdrawn');
    start(desk, 'ended');
    await clock.advance(0);
    desk.withdraw('withdrawn');
    await desk.finish(node, { taskId: 'ended', failure: null, observed: null });
    await clock.advance(3 * resendMs);
    expect(sent).toEqual(['withdrawn', 'ended']);
  });

  it('asks again later when the desk does not answer', async () => {
    const { desk, clock, sent } = openStream();
    await clock.advance(0);
    start(desk, 'a');
    desk.isBroken = true;
    await clock.advance(3 * resendMs);
    expect(sent).toEqual(['a']);
    desk.isBroken = false;
    await clock.advance(resendMs);
    expect(sent).toEqual(['a', 'a']);
  });

  it('lets go of everything at once when it is closed, also while somebody waits', async () => {
    const { desk, clock, stream, sent, ends } = openStream();
    await clock.advance(0);
    start(desk, 'a');
    await stream.return();
    await clock.advance(5 * resendMs);
    expect(desk.listenersOf(node)).toBe(0);
    expect(sent).toEqual(['a']);
    expect(ends).toEqual(['closed', 'end']);
  });

  it('fails when the desk cannot say what is unfinished: the agent will come again', async () => {
    const desk = new InMemoryDesk();
    desk.isBroken = true;
    const { clock, ends } = openStream(desk);
    await clock.advance(0);
    expect(desk.listenersOf(node)).toBe(0);
    expect(ends).toMatchObject(['closed', { message: /does not answer/ }]);
  });
});
