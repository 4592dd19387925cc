import { describe, expect, it } from 'vitest';
import { Slots } from '../../../headnode/workflows/engine/slots.ts';

const latch = () => {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
};

describe('slots', () => {
  it('no more work than there are slots; whoever waits holds none', async () => {
    const slots = new Slots(2);
    const wait = latch();
    let working = 0;
    let most = 0;
    const begin = (): void => {
      working += 1;
      most = Math.max(most, working);
    };
    const work = async (): Promise<void> => {
      begin();
      await Promise.resolve();
      working -= 1;
      await slots.without(() => wait.promise);
      begin();
      await Promise.resolve();
      working -= 1;
    };
    const all = Promise.all(Array.from({ length: 20 }, () => slots.with(work)));
    await slots.with(async () => undefined);
    wait.open();
    await all;
    expect(most).toBe(2);
  });

  it('a failure gives the slot back, while working and while waiting', async () => {
    const slots = new Slots(1);
    const broken = () => Promise.reject(new Error('broken'));
    await expect(slots.with(broken)).rejects.toThrow('broken');
    await expect(slots.with(() => slots.without(broken))).rejects.toThrow('broken');
    await expect(slots.with(async () => 'works')).resolves.toBe('works');
  });
});
