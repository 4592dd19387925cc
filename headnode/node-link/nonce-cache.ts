import type { Clock } from '../../schema/runtime.ts';

interface NonceCacheOptions {
  readonly clock: Clock;
  /** A nonce is remembered for so long. */
  readonly keptMs: number;
  /** No more than this many are remembered. */
  readonly size: number;
}

/** Remembers what was used once. When it is full it refuses rather than forgets. */
export class NonceCache {
  readonly #options: NonceCacheOptions;
  /** Nonce → monotonic time of its end; the oldest is the first. */
  readonly #expiries = new Map<string, number>();

  constructor(options: NonceCacheOptions) {
    this.#options = options;
  }

  /** Uses a nonce up. `false`: it was used before, or there is no room to remember it. */
  use(nonce: string): boolean {
    const now = this.#options.clock.monotonic();
    this.#forgetUntil(now);
    if (this.#expiries.has(nonce) || this.#expiries.size >= this.#options.size) return false;
    this.#expiries.set(nonce, now + this.#options.keptMs);
    return true;
  }

  #forgetUntil(now: number): void {
    for (const [nonce, expiry] of this.#expiries) {
      if (expiry > now) return;
      this.#expiries.delete(nonce);
    }
  }
}
