import { LRUCache } from 'lru-cache';
import type { Clock } from '../../schema/runtime.ts';

export interface BucketRules {
  /** Most that a bucket holds, and what a new one begins with. */
  readonly capacity: number;
  readonly refillPerSecond: number;
  /** How many buckets are kept. One that is dropped, the least recently asked, begins again full. */
  readonly kept: number;
}

/** How a bucket stands after it was asked. */
export interface Draught {
  readonly isGranted: boolean;
  /** Whole units left. */
  readonly remaining: number;
  /** Until the bucket is full again, in milliseconds. */
  readonly fullInMs: number;
  /** Until what was asked for is there, in milliseconds; 0 when it was granted. */
  readonly waitMs: number;
}

interface Bucket {
  level: number;
  at: number;
}

/** Buckets that refill steadily, one for each key, in this process alone. What is refused takes nothing. */
export class TokenBuckets {
  readonly #buckets: LRUCache<string, Bucket>;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly rules: BucketRules,
  ) {
    this.#buckets = new LRUCache({ max: rules.kept });
  }

  take(key: string, amount: number): Draught {
    const { capacity, refillPerSecond } = this.rules;
    const bucket = this.#refilled(key);
    const isGranted = amount <= bucket.level;
    if (isGranted) bucket.level -= amount;
    const missing = isGranted ? 0 : amount - bucket.level;
    return {
      isGranted,
      remaining: Math.floor(bucket.level),
      fullInMs: ((capacity - bucket.level) / refillPerSecond) * 1_000,
      waitMs: (missing / refillPerSecond) * 1_000,
    };
  }

  #refilled(key: string): Bucket {
    const { capacity, refillPerSecond } = this.rules;
    const now = this.clock.monotonic();
    const bucket = this.#buckets.get(key) ?? { level: capacity, at: now };
    bucket.level = Math.min(capacity, bucket.level + ((now - bucket.at) / 1_000) * refillPerSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
