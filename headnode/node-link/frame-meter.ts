import type { Clock } from '../../schema/runtime.ts';

interface FrameMeterOptions {
  readonly clock: Clock;
  /** Frames that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Measures how fast one connection sends (a token bucket). */
export class FrameMeter {
  readonly #options: FrameMeterOptions;
  #tokens: number;
  #countedAt: number;

  constructor(options: FrameMeterOptions) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#countedAt = options.clock.monotonic();
  }

  /** Counts one frame; answers for how many milliseconds the connection should not be read, 0 for none. */
  count(): number {
    const { clock, burst, perSecond } = this.#options;
    const now = clock.monotonic();
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#countedAt) * perSecond) / 1_000) - 1;
    this.#countedAt = now;
    return this.#tokens >= 0 ? 0 : (-this.#tokens * 1_000) / perSecond;
  }
}
