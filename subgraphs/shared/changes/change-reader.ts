import {
  type ChangeEvent,
  type ChangeFeed,
  type Doc,
  type Position,
  PositionExpired,
  type Store,
} from '../../store/port.ts';
import { type Change, ChangeQueue, type ObjectChange } from './change-queue.ts';

/** What a change means to one reader; `undefined` when it is none of their business. */
export type Classify<D extends Doc> = (event: ChangeEvent) => Omit<ObjectChange<D>, 'position'> | undefined;

export interface ReaderOptions<D extends Doc> {
  readonly store: Pick<Store, 'position' | 'comparePositions'>;
  readonly classify: Classify<D>;
  readonly bound: number;
  /** Called once, when the reader has ended for whatever reason. */
  readonly onEnd: () => void;
}

interface Waiter<D extends Doc> {
  readonly resolve: (result: IteratorResult<Change<D>>) => void;
  readonly reject: (error: unknown) => void;
}

const ended = { done: true, value: undefined } as const;

/**
 * One reader's changes: from the feed shared by all, or, while it is behind, from a feed of its own. That one is
 * read only as fast as the reader takes, and given up at the first change that both feeds have brought. Ends at
 * once on `return()`, also while a `next()` is pending.
 */
export class ChangeReader<D extends Doc> implements AsyncIterableIterator<Change<D>> {
  readonly #options: ReaderOptions<D>;
  readonly #queue: ChangeQueue<D>;
  readonly #waiters: Waiter<D>[] = [];
  /** The newest of what the shared feed has brought while the own one is in use; the oldest are forgotten. */
  #held: ChangeEvent[] = [];
  #isLive = true;
  #own: ChangeFeed | undefined;
  #isPulling = false;
  /** Everything up to here was delivered, or is not wanted. */
  #upTo: Position | undefined;
  #isEnded = false;
  /** Why the reader has ended, for the next who asks. */
  #failure: { readonly error: unknown } | undefined;

  constructor(options: ReaderOptions<D>) {
    this.#options = options;
    this.#queue = new ChangeQueue(options.bound);
  }

  /** From now on what the shared feed brings is held back, until `catchUp` or `goLive`. */
  hold(): void {
    this.#isLive = false;
  }

  /** Delivers what `feed`, which begins behind `after`, brings, and goes over to the shared feed when it can. */
  catchUp(feed: ChangeFeed, after: Position): void {
    this.#upTo = after;
    this.#own = feed;
    if (this.#isEnded) this.#releaseOwn();
    this.#goLiveWhenReached();
  }

  /** Goes over to the shared feed, which has brought nothing beyond `from` yet but what was held back. */
  goLive(from: Position): void {
    this.#upTo = from;
    this.#isLive = true;
    this.#releaseOwn();
    for (const event of this.#held.splice(0)) this.offer(event);
  }

  /** Tells the reader that changes were lost and that everything behind `position` will come. */
  reset(position: Position): void {
    this.#queue.reset(position);
    this.goLive(position);
    this.#serve();
  }

  /** A change from the shared feed. */
  offer(event: ChangeEvent): void {
    if (this.#isLive) {
      if (this.#isNew(event.position)) this.#accept(event);
      return;
    }
    this.#held.push(event);
    if (this.#held.length > this.#options.bound) this.#held.shift();
    this.#goLiveWhenReached();
  }

  next(): Promise<IteratorResult<Change<D>>> {
    if (this.#isEnded) return this.#afterEnd();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#serve();
      void this.#pull();
    });
  }

  return(): Promise<IteratorResult<Change<D>>> {
    this.end();
    return Promise.resolve(ended);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Ends the reader and all it holds. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#releaseOwn();
    this.#held = [];
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(ended);
    this.#options.onEnd();
  }

  /** One reader's trouble must not become the others': it ends this reader alone. */
  #accept(event: ChangeEvent): void {
    try {
      const change = this.#options.classify(event);
      if (change) this.#queue.push({ ...change, position: event.position });
    } catch (error) {
      this.#fail(error);
    }
    this.#serve();
  }

  #fail(error: unknown): void {
    const waiter = this.#waiters.shift();
    if (waiter) waiter.reject(error);
    else this.#failure = { error };
    this.end();
  }

  #afterEnd(): Promise<IteratorResult<Change<D>>> {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure ? Promise.reject(failure.error) : Promise.resolve(ended);
  }

  #serve(): void {
    while (this.#waiters.length > 0) {
      const change = this.#queue.take();
      if (!change) return;
      this.#waiters.shift()?.resolve({ done: false, value: change });
    }
  }

  /** Reads the own feed for as long as somebody waits; a feed that fails fails the reader. */
  async #pull(): Promise<void> {
    if (this.#isPulling) return;
    this.#isPulling = true;
    try {
      while (this.#own && this.#waiters.length > 0) await this.#pullOne(this.#own);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isPulling = false;
    }
  }

  async #pullOne(feed: ChangeFeed): Promise<void> {
    const step = await feed.next().catch(async (error: unknown) => {
      if (!(error instanceof PositionExpired)) throw error;
      this.reset(await this.#options.store.position());
    });
    // Meanwhile the reader may have gone over to the shared feed, which has brought the same.
    if (!step || this.#own !== feed) return;
    if (step.done) return this.end();
    this.#upTo = step.value.position;
    this.#accept(step.value);
    this.#goLiveWhenReached();
  }

  /** Once the own feed is at or beyond the oldest held change, the held ones and what follows are all there is to come. */
  #goLiveWhenReached(): void {
    const [oldest] = this.#held;
    if (this.#own && oldest && this.#upTo !== undefined && !this.#isNew(oldest.position)) {
      this.goLive(this.#upTo);
    }
  }

  #isNew(position: Position): boolean {
    return this.#upTo === undefined || this.#options.store.comparePositions(position, this.#upTo) > 0;
  }

  #releaseOwn(): void {
    void this.#own?.return();
    this.#own = undefined;
  }
}
