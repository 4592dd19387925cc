import { expect } from 'vitest';

/** Expects something to become so, with the patience that a busy machine needs. */
export const poll = <Seen>(look: () => Seen | Promise<Seen>) =>
  expect.poll(look, { timeout: 15_000, interval: 10 });
