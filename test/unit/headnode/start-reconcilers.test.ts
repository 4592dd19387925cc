import { describe, expect, it } from 'vitest';
import { reconciler } from '../../../headnode/reconcilers/reconciler.ts';
import { startReconcilers } from '../../../headnode/reconcilers/start-reconcilers.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

const everyMs = 1_000;

describe('running reconcilers', () => {
  it('at once and again, never two runs of one at a time', async () => {
    const clock = virtualClock();
    let running = 0;
    let most = 0;
    let runs = 0;
    let release = (): void => undefined;
    const slow = reconciler('slow', { everyMs }, async () => {
      running += 1;
      runs += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      running -= 1;
    });
    const loops = startReconcilers([slow], { clock, logger: quietLogger });
    const kicks = [loops.kick('slow'), loops.kick('slow'), loops.kick('slow')];
    await clock.advance(5_000);
    expect(runs).toBe(1);
    release();
    await clock.advance(0);
    expect(runs).toBe(2);
    release();
    await Promise.all(kicks);
    await clock.advance(everyMs);
    expect(runs).toBe(3);
    const stopped = loops.stop();
    release();
    await stopped;
    await loops.kick('slow');
    await clock.advance(10_000);
    expect({ runs, most }).toEqual({ runs: 3, most: 1 });
  });

  it('a failing one goes on, does not disturb the others, and is not said to fail every time', async () => {
    const clock = virtualClock();
    const said: string[] = [];
    const say = (_: unknown, message: string) => void said.push(message);
    let isBroken = true;
    let others = 0;
    const ends: string[] = [];
    const list = [
      reconciler('broken', { everyMs }, async () => {
        if (isBroken) throw new Error('no store');
      }),
      reconciler('other', { everyMs }, async () => {
        others += 1;
      }),
    ];
    const loops = startReconcilers(list, {
      clock,
      logger: { ...quietLogger, warn: say, info: say },
      onRun: (name, _, isOk) => ends.push(`${name} ${isOk}`),
    });
    await clock.advance(3_500);
    isBroken = false;
    await clock.advance(2_000);
    await loops.stop();
    expect(said).toEqual(['reconciler failed', 'reconciler works again']);
    expect(others).toBe(6);
    expect(ends.filter((end) => end === 'broken false')).toHaveLength(4);
  });
});
