import type { Clock } from '../../schema/runtime.ts';

/** The machine's own time. Timers never keep the process alive: whoever must stay alive holds a socket. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
