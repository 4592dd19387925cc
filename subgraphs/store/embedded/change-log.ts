import { limits } from '../../../schema/limits.ts';
import { type ChangeEvent, type Doc, type Position, PositionExpired, PositionInvalid } from '../port.ts';
import { Positions } from './positions.ts';
import type { Row, SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

/** A document as it lies in the file. */
export interface Stored {
  readonly text: string;
  readonly doc: Doc;
}

/** One change of a commit, checked and ready to be written. */
export interface Write {
  readonly table: Table;
  readonly id: string;
  readonly kind: ChangeEvent['kind'];
  readonly before?: Stored;
  readonly after?: Stored;
}

/** Rows read from the file at once, for a watcher that is far behind. */
const batchRows = 200;
/** Old rows go in small groups with the commits that follow, never in one long stop. */
const trimRows = 32;

/**
 * The change feed: a numbered row for each change, written in the change's own transaction. The newest events
 * are also kept in memory, once for all watchers; a watcher is only a number, however slow it is.
 */
export class ChangeLog {
  readonly #file: SqliteFile;
  readonly #positions: Positions;
  readonly #retained: number;
  readonly #watchers = new Set<() => void>();
  /** The events up to `#head`, without a gap. */
  #recent: ChangeEvent[] = [];
  #head: number;
  /** Changes up to this one are no longer retained. */
  #tail: number;

  constructor(file: SqliteFile, storeId: string, retained: number) {
    const [first, last] = file.first('SELECT min(position), max(position) FROM changes') ?? [];
    this.#file = file;
    this.#positions = new Positions(storeId);
    this.#retained = Math.max(1, retained);
    this.#head = Number(last ?? 0);
    this.#tail = Number(first ?? 1) - 1;
  }

  get head(): number {
    return this.#head;
  }

  get position(): Position {
    return this.#positions.format(this.#head);
  }

  compare(a: Position, b: Position): number {
    return this.#positions.parse(a) - this.#positions.parse(b);
  }

  /** @throws PositionInvalid when never issued, PositionExpired when changes behind it are gone */
  sequenceOf(position: Position): number {
    const sequence = this.#positions.parse(position);
    if (sequence > this.#head) throw new PositionInvalid('the position was never issued');
    this.#refuseExpired(sequence);
    return sequence;
  }

  /** Adds a row inside the caller's transaction; `sequence` counts on from `head`. */
  append({ table, id, kind, before, after }: Write, sequence: number): ChangeEvent {
    const collection = table.name;
    this.#file.run(
      'INSERT INTO changes (position, collection, id, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      [sequence, collection, id, kind, before?.text ?? null, after?.text ?? null],
    );
    return this.#event(sequence, { collection, id, kind, before: before?.doc, after: after?.doc });
  }

  /** Drops rows that `head` leaves behind, inside the caller's transaction. */
  trim(head: number): void {
    if (this.#tailAt(head) > this.#tail) {
      this.#file.run('DELETE FROM changes WHERE position <= ?', [this.#tailAt(head)]);
    }
  }

  /** Makes committed events known, in the order of their sequence. */
  publish(events: readonly ChangeEvent[]): void {
    this.#head += events.length;
    this.#tail = this.#tailAt(this.#head);
    this.#recent = this.#recent.concat(events);
    if (this.#recent.length > 2 * limits.stream.queuedChanges) {
      this.#recent = this.#recent.slice(-limits.stream.queuedChanges);
    }
    for (const wake of [...this.#watchers]) wake();
  }

  /** Where the log would begin with this head: it moves on by `trimRows` at least. */
  #tailAt(head: number): number {
    const tail = head - this.#retained;
    return tail - this.#tail < trimRows ? this.#tail : tail;
  }

  /** Calls `wake` after each commit until the returned function is called. */
  onPublish(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => this.#watchers.delete(wake);
  }

  /**
   * The next events of these collections behind `after`, and how far the log was read for them.
   * @throws PositionExpired when the reader was too slow
   */
  read(
    after: number,
    collections: ReadonlySet<string>,
  ): { readonly events: readonly ChangeEvent[]; readonly upTo: number } {
    this.#refuseExpired(after);
    const beforeRecent = this.#head - this.#recent.length;
    if (after < beforeRecent) return this.#readFile(after, collections);
    const events = this.#recent.slice(after - beforeRecent);
    return { events: events.filter(({ collection }) => collections.has(collection)), upTo: this.#head };
  }

  #readFile(after: number, collections: ReadonlySet<string>) {
    const rows = this.#file.all(
      `SELECT position, collection, id, kind, before, after FROM changes
       WHERE position > ? AND collection IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ?`,
      [after, JSON.stringify([...collections]), batchRows],
    );
    const last = rows.length < batchRows ? this.#head : Number(rows.at(-1)?.[0]);
    return { events: rows.map((row) => this.#eventOf(row)), upTo: last };
  }

  #eventOf([position, collection, id, kind, before, after]: Row): ChangeEvent {
    return this.#event(Number(position), {
      collection: String(collection),
      id: String(id),
      // Written by `append`.
      kind: kind as ChangeEvent['kind'],
      before: parse(before),
      after: parse(after),
    });
  }

  #event(
    sequence: number,
    change: {
      readonly collection: string;
      readonly id: string;
      readonly kind: ChangeEvent['kind'];
      readonly before: Doc | undefined;
      readonly after: Doc | undefined;
    },
  ): ChangeEvent {
    const { before, after, ...rest } = change;
    return Object.freeze({
      position: this.#positions.format(sequence),
      ...rest,
      ...(before && { before }),
      ...(after && { after }),
    });
  }

  #refuseExpired(sequence: number): void {
    if (sequence < this.#tail) throw new PositionExpired('changes behind this position are no longer kept');
  }
}

// A row holds what `append` wrote: a document's text or null.
const parse = (text: unknown): Doc | undefined =>
  text === null ? undefined : (JSON.parse(String(text)) as Doc);
