import type { Clock, Logger } from '../../../schema/runtime.ts';
import {
  type Change,
  type ChangeFeed,
  type CollectionSpec,
  type Doc,
  type Position,
  type Store,
  StoreUnavailable,
} from '../port.ts';
import { EmbeddedChangeFeed } from './change-feed.ts';
import type { ChangeLog } from './change-log.ts';
import { CommitPreparer } from './commit-preparer.ts';
import { CommitWriter } from './commit-writer.ts';
import { EmbeddedCollection } from './embedded-collection.ts';
import { asPortError } from './sqlite-errors.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

/** What an embedded store is put together from; `openEmbeddedStore` does it. */
export interface EmbeddedStoreParts {
  readonly file: SqliteFile;
  readonly tables: ReadonlyMap<string, Table>;
  readonly log: ChangeLog;
  readonly clock: Clock;
  readonly logger: Logger | undefined;
}

/** The store port on one SQLite file. */
export class EmbeddedStore implements Store {
  readonly #parts: EmbeddedStoreParts;
  readonly #preparer: CommitPreparer;
  readonly #writer: CommitWriter;
  readonly #feeds = new Set<EmbeddedChangeFeed>();
  #isOpen = true;

  constructor(parts: EmbeddedStoreParts) {
    this.#parts = parts;
    this.#preparer = new CommitPreparer(parts.file, parts.tables, parts.clock);
    this.#writer = new CommitWriter(parts.file, parts.log, parts.logger);
  }

  collection<D extends Doc>(spec: CollectionSpec<D>): EmbeddedCollection<D> {
    const { file, log } = this.#parts;
    return new EmbeddedCollection(spec, file, this.#table(spec.name), log);
  }

  async commit(changes: readonly Change[]): Promise<readonly Doc[]> {
    this.#assertOpen();
    if (changes.length === 0) return [];
    try {
      const writes = await this.#preparer.prepare(changes);
      this.#assertOpen();
      return await this.#writer.write(writes);
    } catch (error) {
      throw asPortError(error);
    }
  }

  async watch(options: {
    readonly collections: readonly string[];
    readonly after?: Position;
  }): Promise<ChangeFeed> {
    this.#assertOpen();
    const { log } = this.#parts;
    for (const name of options.collections) this.#table(name);
    const after = options.after === undefined ? log.head : log.sequenceOf(options.after);
    const feed = new EmbeddedChangeFeed(log, options.collections, after, () => this.#feeds.delete(feed));
    this.#feeds.add(feed);
    return feed;
  }

  async position(): Promise<Position> {
    return this.#parts.log.position;
  }

  comparePositions(a: Position, b: Position): number {
    return this.#parts.log.compare(a, b);
  }

  /** Writes what waits, ends all feeds and lets go of the file. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#writer.flush();
    for (const feed of [...this.#feeds]) await feed.return();
    this.#parts.file.close(this.#parts.logger);
  }

  #table(name: string): Table {
    const table = this.#parts.tables.get(name);
    if (!table) throw new Error(`collection ${name} is not declared`);
    return table;
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new StoreUnavailable('the store is closed');
  }
}
