import Database from 'libsql';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../../schema/runtime.ts';
import { StoreUnavailable } from '../port.ts';
import { sqliteCode } from './sqlite-errors.ts';
import { StoreLocked } from './store-locked.ts';

/** libsql aborts the whole process on a bound boolean: convert before binding, this type sees to it. */
export type SqlValue = string | number | null;
export type Row = readonly unknown[];

/** Statement texts depend on which filters are combined, so their number is bounded here. */
const cachedStatements = 500;

/**
 * The one connection to a data file: WAL, one fsync per commit, held exclusively until `close` or the end of the
 * process. Everything is synchronous, so whatever runs without an `await` in between sees one state. Throws SQLite's
 * own errors, and StoreUnavailable once closed.
 *
 * Never open the data file by other means in this process: closing such a descriptor drops POSIX locks.
 */
export class SqliteFile {
  readonly #database: Database.Database;
  readonly #statements = new LRUCache<string, Database.Statement>({ max: cachedStatements });
  #isOpen = true;

  /** @throws StoreLocked when another process has it, StoreUnavailable when it cannot be opened */
  constructor(path: string) {
    this.#database = connect(path);
    try {
      this.#configure();
    } catch (error) {
      this.#database.close();
      if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw new StoreLocked(path);
      throw new StoreUnavailable(`${path} cannot be used`, { cause: error });
    }
  }

  /** All rows, as arrays of columns. */
  all(sql: string, params: readonly SqlValue[] = []): readonly Row[] {
    // In raw mode libsql answers rows as arrays; its types do not say so.
    return this.#statement(sql).all(params) as Row[];
  }

  /** The first row, or undefined. */
  first(sql: string, params: readonly SqlValue[] = []): Row | undefined {
    // As above.
    return this.#statement(sql).get(params) as Row | undefined;
  }

  /** The lines of EXPLAIN QUERY PLAN. */
  explain(sql: string, params: readonly SqlValue[]): readonly string[] {
    const statement = this.#statement(`EXPLAIN QUERY PLAN ${sql}`);
    // As above.
    const lines = (statement.all(params) as Row[]).map((row) => String(row[3]));
    // An EXPLAIN remains active behind its last row, and an active statement would keep `close` from unlocking.
    statement.get(params);
    return lines;
  }

  /** Runs a change and answers how many rows it touched. */
  run(sql: string, params: readonly SqlValue[] = []): number {
    return this.#statement(sql).run(params).changes;
  }

  /** Runs statements without parameters or results. */
  execute(sql: string): void {
    this.#open().exec(sql);
  }

  /** Ends an open transaction without effect; SQLite has already done so itself after some I/O errors. */
  rollback(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
  }

  /**
   * Folds the log into the file and lets go of the lock at once: libsql closes the file itself only when its
   * statements are garbage-collected, and exclusive locking ends only outside WAL mode.
   */
  close(logger?: Logger): void {
    try {
      this.all('PRAGMA journal_mode = DELETE');
      this.execute('PRAGMA locking_mode = NORMAL');
      this.all('SELECT count(*) FROM sqlite_schema');
    } catch (error) {
      // Nothing is lost: the log is read again at the next opening.
      logger?.warn({ code: sqliteCode(error) }, 'the data file could not be folded up on closing');
    }
    this.#statements.clear();
    this.#isOpen = false;
    this.#database.close();
  }

  #configure(): void {
    this.execute('PRAGMA locking_mode = EXCLUSIVE');
    this.all('PRAGMA journal_mode = WAL');
    // fullfsync: on macOS a plain fsync does not reach the disk.
    this.execute('PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA temp_store = MEMORY');
    this.execute('PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216');
    this.execute('BEGIN IMMEDIATE; COMMIT');
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#open().prepare(sql);
      if (statement.reader) statement.raw();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #open(): Database.Database {
    if (!this.#isOpen) throw new StoreUnavailable('the store is closed');
    return this.#database;
  }
}

function connect(path: string): Database.Database {
  try {
    return new Database(path, { timeout: 0 });
  } catch (error) {
    throw new StoreUnavailable(`${path} cannot be opened`, { cause: error });
  }
}
