import { limits } from '../../../schema/limits.ts';
import type { Clock, Logger } from '../../../schema/runtime.ts';
import {
  type ChangeEvent,
  type ChangeFeed,
  type CollectionSpec,
  type Doc,
  type Position,
  PositionExpired,
  type Store,
} from '../../store/port.ts';
import type { Change } from './change-queue.ts';
import { ChangeReader, type Classify } from './change-reader.ts';

export interface ChangeHubOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names of all collections that may be read. */
  readonly collections: readonly string[];
  /** Changes kept for a reader who does not take them, see `ChangeQueue`. */
  readonly bound?: number;
}

export interface ReadRequest<D extends Doc> {
  readonly collection: CollectionSpec<D>;
  /** Begin behind this position; without it, now. */
  readonly after?: Position | undefined;
  readonly classify: Classify<D>;
}

/**
 * Readers of changes, all fed from one feed of the store however many they are. Promises to each, as long as it
 * lives: every change of its collection behind where it began, once and in order, or a RESET.
 */
export class ChangeHub {
  readonly #options: ChangeHubOptions;
  readonly #readers = new Map<string, Set<ChangeReader<Doc>>>();
  #feed: ChangeFeed | undefined;
  #starting: Promise<void> | undefined;
  /** Everything up to here was offered to the readers. */
  #upTo: Position = '';
  #cancelRestart: (() => void) | undefined;
  #isClosed = false;

  constructor(options: ChangeHubOptions) {
    this.#options = options;
  }

  /** How many readers there are. */
  get size(): number {
    return [...this.#readers.values()].reduce((sum, readers) => sum + readers.size, 0);
  }

  /**
   * Begins to read. A position that is no longer retained begins with a RESET.
   * @throws PositionInvalid for a position that this store never issued, StoreUnavailable
   */
  async read<D extends Doc>(request: ReadRequest<D>): Promise<AsyncIterableIterator<Change<D>>> {
    await this.#ensureFeed();
    const reader = this.#register(request);
    reader.hold();
    try {
      if (request.after === undefined) reader.goLive(await this.#options.store.position());
      else await this.#resume(reader, request, request.after);
    } catch (error) {
      reader.end();
      throw error;
    }
    return reader;
  }

  /** Ends the feed and all readers. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelRestart?.();
    await this.#feed?.return();
    this.#endReaders();
  }

  #register<D extends Doc>({ collection, classify }: ReadRequest<D>): ChangeReader<D> {
    const { store, bound = limits.stream.queuedChanges } = this.#options;
    const readers = this.#readers.get(collection.name) ?? new Set();
    this.#readers.set(collection.name, readers);
    const reader = new ChangeReader<D>({ store, classify, bound, onEnd: () => readers.delete(erased) });
    // Kept by collection: it is offered only events of the collection whose documents are D.
    const erased = reader as unknown as ChangeReader<Doc>;
    readers.add(erased);
    if (this.#isClosed) reader.end();
    return reader;
  }

  async #resume<D extends Doc>(
    reader: ChangeReader<D>,
    { collection }: ReadRequest<D>,
    after: Position,
  ): Promise<void> {
    const { store } = this.#options;
    try {
      // Opened in any case: it is the store that knows whether the position is one of its own.
      const feed = await store.watch({ collections: [collection.name], after });
      reader.catchUp(feed, after);
      if (store.comparePositions(this.#upTo, after) <= 0) reader.goLive(after);
    } catch (error) {
      if (!(error instanceof PositionExpired)) throw error;
      reader.reset(await store.position());
    }
  }

  #ensureFeed(): Promise<void> {
    this.#starting ??= this.#start().catch((error) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { store } = this.#options;
    this.#upTo = await store.position();
    await this.#watch();
  }

  async #watch(): Promise<void> {
    const { store, collections } = this.#options;
    const feed = await store.watch({ collections, after: this.#upTo });
    this.#feed = feed;
    if (this.#isClosed) await feed.return();
    void this.#pump(feed);
  }

  async #pump(feed: ChangeFeed): Promise<void> {
    try {
      for (let step = await feed.next(); !step.done; step = await feed.next()) this.#dispatch(step.value);
      // The store has closed, or the hub: nothing will come any more.
      await this.close();
    } catch (error) {
      await this.#recover(error, 1);
    }
  }

  #dispatch(event: ChangeEvent): void {
    this.#upTo = event.position;
    for (const reader of this.#readers.get(event.collection) ?? []) reader.offer(event);
  }

  /** Goes on where the feed broke off; readers notice nothing unless the store has forgotten what came then. */
  async #recover(error: unknown, attempt: number): Promise<void> {
    if (this.#isClosed) return;
    const { store, clock, logger } = this.#options;
    try {
      if (error instanceof PositionExpired) {
        this.#upTo = await store.position();
        for (const reader of this.#allReaders()) reader.reset(this.#upTo);
      }
      await this.#watch();
    } catch (next) {
      logger.warn({ error: String(next), attempt }, 'the change feed is interrupted');
      const { firstDelayMs, maxDelayMs } = limits.retry;
      const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
      this.#cancelRestart = clock.schedule(delayMs, () => void this.#recover(next, attempt + 1));
    }
  }

  #allReaders(): ChangeReader<Doc>[] {
    return [...this.#readers.values()].flatMap((readers) => [...readers]);
  }

  #endReaders(): void {
    for (const reader of this.#allReaders()) reader.end();
  }
}
