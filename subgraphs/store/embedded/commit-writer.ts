import type { Logger } from '../../../schema/runtime.ts';
import { type ChangeEvent, CommitUnknown, type Doc } from '../port.ts';
import type { ChangeLog, Write } from './change-log.ts';
import { applyWrite } from './document-rows.ts';
import { asPortError, isUnavailable, sqliteCode } from './sqlite-errors.ts';
import type { SqliteFile } from './sqlite-file.ts';

interface Waiting {
  readonly writes: readonly Write[];
  readonly resolve: (docs: readonly Doc[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one transaction keeps the event loop. */
const commitsPerTransaction = 256;

/**
 * Writes commits. Those that wait together share one transaction and so one fsync, each inside a savepoint of its
 * own: what is refused takes no other along, and what the disk refuses is refused to all of them.
 */
export class CommitWriter {
  readonly #file: SqliteFile;
  readonly #log: ChangeLog;
  readonly #logger: Logger | undefined;
  readonly #waiting: Waiting[] = [];
  #isWritable = true;

  constructor(file: SqliteFile, log: ChangeLog, logger: Logger | undefined) {
    this.#file = file;
    this.#log = log;
    this.#logger = logger;
  }

  /** Resolves, once durable, to the documents as written. @throws as `Store.commit` */
  write(writes: readonly Write[]): Promise<readonly Doc[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ writes, resolve, reject });
      // After whatever else this turn of the event loop still brings.
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes everything that waits. */
  flush(): void {
    while (this.#waiting.length > 0) this.#transaction(this.#waiting.splice(0, commitsPerTransaction));
  }

  #transaction(batch: readonly Waiting[]): void {
    const answers: (() => void)[] = [];
    const events: ChangeEvent[] = [];
    try {
      this.#file.execute('BEGIN IMMEDIATE');
      for (const waiting of batch) answers.push(this.#attempt(waiting, events));
      this.#log.trim(this.#log.head + events.length);
      this.#commit();
    } catch (error) {
      this.#file.rollback();
      this.#noteWritable(false, error);
      // Refusals, too: they may have been due to a neighbour that now does not exist.
      for (const { reject } of batch) reject(asPortError(error));
      return;
    }
    this.#noteWritable(true);
    this.#log.publish(events);
    for (const answer of answers) answer();
  }

  /** Applies one commit inside a savepoint. @throws only what concerns the whole transaction */
  #attempt({ writes, resolve, reject }: Waiting, events: ChangeEvent[]): () => void {
    this.#file.execute('SAVEPOINT one');
    try {
      const first = this.#log.head + events.length + 1;
      const made = writes.map((write, index) => {
        applyWrite(this.#file, write);
        return this.#log.append(write, first + index);
      });
      this.#file.execute('RELEASE one');
      for (const event of made) events.push(event);
      return () => resolve(writes.flatMap(({ after, before }) => (after ?? before)?.doc ?? []));
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.#file.execute('ROLLBACK TO one; RELEASE one');
      return () => reject(error);
    }
  }

  #commit(): void {
    try {
      this.#file.execute('COMMIT');
    } catch (error) {
      // The transaction is whole in the log and only its fsync failed: a crash now might bring it back.
      if (sqliteCode(error) !== 'SQLITE_IOERR_FSYNC') throw error;
      throw new CommitUnknown('the disk did not confirm the commit', { cause: error });
    }
  }

  /** One line when the disk begins to refuse and one when it is well again, however many commits are tried. */
  #noteWritable(isWritable: boolean, error?: unknown): void {
    if (isWritable === this.#isWritable) return;
    this.#isWritable = isWritable;
    if (isWritable) this.#logger?.info({}, 'the store takes writes again');
    else this.#logger?.error({ code: sqliteCode(error) ?? String(error) }, 'the store refuses writes');
  }
}
