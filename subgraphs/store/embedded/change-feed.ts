import type { ChangeEvent, ChangeFeed } from '../port.ts';
import type { ChangeLog } from './change-log.ts';
import { asPortError } from './sqlite-errors.ts';

interface Waiter {
  readonly resolve: (result: IteratorResult<ChangeEvent>) => void;
  readonly reject: (error: unknown) => void;
}

const ended = { done: true, value: undefined } as const;

/**
 * One watcher: a place in the change log. It holds at most one batch of events; however late `next()` is called,
 * the rest waits in the log. Written by hand because an async generator answers `return()` only after its next event.
 */
export class EmbeddedChangeFeed implements ChangeFeed {
  readonly #log: ChangeLog;
  readonly #collections: ReadonlySet<string>;
  readonly #release: () => void;
  readonly #waiters: Waiter[] = [];
  #batch: readonly ChangeEvent[] = [];
  #taken = 0;
  #readUpTo: number;
  #isEnded = false;

  constructor(log: ChangeLog, collections: readonly string[], after: number, onEnd: () => void) {
    this.#log = log;
    this.#collections = new Set(collections);
    this.#readUpTo = after;
    const unsubscribe = log.onPublish(() => this.#serve());
    this.#release = () => {
      unsubscribe();
      onEnd();
    };
  }

  /** @throws PositionExpired when the log no longer holds what comes next; the feed has then ended */
  next(): Promise<IteratorResult<ChangeEvent>> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#serve();
    });
  }

  /** Ends the feed and every pending `next()` at once. */
  return(): Promise<IteratorResult<ChangeEvent>> {
    this.#end();
    return Promise.resolve(ended);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #serve(): void {
    if (this.#isEnded) this.#end();
    try {
      while (this.#waiters.length > 0) {
        const event = this.#take();
        if (!event) return;
        this.#waiters.shift()?.resolve({ done: false, value: event });
      }
    } catch (error) {
      this.#waiters.shift()?.reject(asPortError(error));
      this.#end();
    }
  }

  #take(): ChangeEvent | undefined {
    while (this.#taken === this.#batch.length) {
      if (this.#readUpTo === this.#log.head) return undefined;
      const { events, upTo } = this.#log.read(this.#readUpTo, this.#collections);
      this.#batch = events;
      this.#taken = 0;
      this.#readUpTo = upTo;
    }
    this.#taken += 1;
    return this.#batch[this.#taken - 1];
  }

  #end(): void {
    this.#isEnded = true;
    this.#release();
    this.#batch = [];
    this.#taken = 0;
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(ended);
  }
}
