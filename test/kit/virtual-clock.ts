import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../schema/runtime.ts';

interface Timer {
  readonly dueAt: number;
  readonly act: () => void;
}

/** Rounds of the event loop before and after each timer, so that work under way can go on before the next one fires. */
const settlingRounds = 10;

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends Clock {
  /** Moves both times on by `ms`; timers fire in order at their own moments, and work begun by them gets its turn. */
  advance(ms: number): Promise<void>;
  /** Moves wall time alone, as an operator or NTP does; `ms` may be negative. */
  jumpWallTime(ms: number): void;
  /** Moves monotonic and wall time without firing timers in between: the process was stopped and goes on. */
  stall(ms: number): void;
}

/** Starts at 2026-01-01T00:00:00Z unless told. */
export function virtualClock(startedAt = Date.UTC(2026, 0, 1)): VirtualClock {
  let elapsed = 0;
  let wallOffset = startedAt;
  const timers = new Set<Timer>();

  const nextDue = (until: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueAt <= until && (!first || timer.dueAt < first.dueAt)) first = timer;
    }
    return first;
  };

  return {
    now: () => wallOffset + elapsed,
    monotonic: () => elapsed,
    schedule(delayMs, act) {
      const timer = { dueAt: elapsed + Math.max(0, delayMs), act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (let timer = nextDue(end); timer; timer = nextDue(end)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.dueAt);
        timer.act();
        await settle();
      }
      elapsed = Math.max(elapsed, end);
      await settle();
    },
    jumpWallTime(ms) {
      wallOffset += ms;
    },
    stall(ms) {
      elapsed += ms;
    },
  };
}

async function settle(): Promise<void> {
  for (let round = 0; round < settlingRounds; round += 1) await setImmediate();
}
