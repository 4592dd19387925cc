import { createHash } from 'node:crypto';
import type { Clock } from '../../../../schema/runtime.ts';
import { dateSkewMs } from './verify-signature.ts';

export interface ReplayCacheOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** How many signatures are remembered at most; beyond it the oldest are forgotten early. */
  readonly capacity: number;
  /** How long one is remembered: at least as long as it could be accepted again. */
  readonly windowMs?: number | undefined;
}

/**
 * Remembers which signatures were used while they are still good, so that none counts twice. Only hashes are kept.
 * One process remembers for itself alone.
 */
export class ReplayCache {
  readonly #options: ReplayCacheOptions;
  readonly #windowMs: number;
  /** When each was seen. All are kept equally long, so the order of insertion is the order of expiry. */
  readonly #seen = new Map<string, number>();

  constructor(options: ReplayCacheOptions) {
    this.#options = options;
    // A signature dated as far ahead as is allowed is good from now until as far behind.
    this.#windowMs = options.windowMs ?? 2 * dateSkewMs;
  }

  get size(): number {
    return this.#seen.size;
  }

  /**
   * Whether it is the first time, and remembers it. Ask only after the signature has proven good, or strangers could
   * fill the memory. `what` tells apart requests that may share a signature, such as a digest of the body: clients
   * that sign nothing but a date of full seconds make the same one twice.
   */
  admit(keyId: string, signature: Uint8Array, what = ''): boolean {
    const now = this.#options.clock.monotonic();
    this.#forgetOld(now);
    const key = createHash('sha256')
      .update(JSON.stringify([keyId, what]))
      .update(signature)
      .digest('base64');
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, now);
    return true;
  }

  #forgetOld(now: number): void {
    for (const [key, seenAt] of this.#seen) {
      if (this.#seen.size < this.#options.capacity && now - seenAt <= this.#windowMs) return;
      this.#seen.delete(key);
    }
  }
}
