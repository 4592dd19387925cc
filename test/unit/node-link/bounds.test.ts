import { describe, expect, it } from 'vitest';
import { FrameMeter } from '../../../headnode/node-link/frame-meter.ts';
import { describeFrame } from '../../../headnode/node-link/link-faults.ts';
import { NonceCache } from '../../../headnode/node-link/nonce-cache.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

describe('the nonce cache', () => {
  it('takes a nonce once for as long as it is kept', async () => {
    const clock = virtualClock();
    const nonces = new NonceCache({ clock, keptMs: 1_000, size: 10 });
    expect(nonces.use('a')).toBe(true);
    await clock.advance(999);
    expect(nonces.use('a')).toBe(false);
    await clock.advance(1);
    expect(nonces.use('a')).toBe(true);
  });

  it('refuses rather than forgets when it is full', async () => {
    const clock = virtualClock();
    const nonces = new NonceCache({ clock, keptMs: 1_000, size: 2 });
    expect(['a', 'b', 'c', 'a'].map((nonce) => nonces.use(nonce))).toEqual([true, true, false, false]);
    await clock.advance(1_000);
    expect(nonces.use('c')).toBe(true);
  });
});

describe('the frame meter', () => {
  it('lets a burst pass, then the rate', async () => {
    const clock = virtualClock();
    const meter = new FrameMeter({ clock, burst: 3, perSecond: 10 });
    expect([1, 2, 3].map(() => meter.count())).toEqual([0, 0, 0]);
    expect(meter.count()).toBe(100);
    expect(meter.count()).toBe(200);
    await clock.advance(300);
    expect(meter.count()).toBe(0);
    await clock.advance(60_000);
    expect([1, 2, 3, 4].map(() => meter.count() === 0)).toEqual([true, true, true, false]);
  });
});

describe('what a frame is about', () => {
  it('can be said of anything', () => {
    const about = (text: string) => describeFrame('toNode', 'n', text);
    expect(about('{"type":"next","payload":{"data":{"tasks":{}}}}')).toMatchObject({
      type: 'next',
      field: 'tasks',
    });
    expect(about('{"type":"subscribe","payload":{"operationName":"report"}}').field).toBe('report');
    for (const text of ['', 'null', '7', '[]', '{"payload":null}', '{"payload":{"data":null}}', '\u0000'])
      expect(about(text).field).toBeUndefined();
  });
});
