import type { Clock } from '../../schema/runtime.ts';

/** A clock that runs `factor` times as fast as `clock`: what takes seconds then takes a part of them. */
export function hastenedClock(clock: Clock, factor: number): Clock {
  const startedAt = clock.now();
  return {
    now: () => startedAt + (clock.now() - startedAt) * factor,
    monotonic: () => clock.monotonic() * factor,
    schedule: (delayMs, act) => clock.schedule(delayMs / factor, act),
  };
}
