import { type Clock, isoTime } from '../../../schema/runtime.ts';
import { type Change, type Doc, InvalidDocument, RevisionConflict } from '../port.ts';
import type { Stored, Write } from './change-log.ts';
import { stampedFields } from './fields.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

/** What the earlier changes of the same commit have made of a document; absent where they have not touched it. */
type Overlay = Map<string, Stored | undefined>;

/**
 * Turns changes into checked writes. Validation is asynchronous, so this happens before the transaction; each
 * write carries the exact text it is based on, and applies only while that is still there.
 */
export class CommitPreparer {
  readonly #file: SqliteFile;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #clock: Clock;

  constructor(file: SqliteFile, tables: ReadonlyMap<string, Table>, clock: Clock) {
    this.#file = file;
    this.#tables = tables;
    this.#clock = clock;
  }

  /** @throws InvalidDocument, RevisionConflict; Error for an undeclared collection */
  async prepare(changes: readonly Change[]): Promise<readonly Write[]> {
    const overlay: Overlay = new Map();
    const writes: Write[] = [];
    for (const change of changes) {
      const table = this.#tables.get(change.collection);
      if (!table) throw new Error(`collection ${change.collection} is not declared`);
      const write = await this.#write(table, change, overlay);
      overlay.set(overlayKey(table, write.id), write.after);
      writes.push(write);
    }
    return writes;
  }

  async #write(table: Table, change: Change, overlay: Overlay): Promise<Write> {
    if (change.op === 'insert') {
      const after = stored(await table.validator.validate(this.#stampedNew(change.doc)));
      return { table, id: after.doc._id, kind: 'insert', after };
    }
    const { id, revision } = change;
    const key = overlayKey(table, id);
    const before = overlay.has(key) ? overlay.get(key) : this.#read(table, id);
    if (!before || before.doc.revision !== revision) throw new RevisionConflict(table.name, id);
    if (change.op === 'remove') return { table, id, kind: 'remove', before };
    const raw = this.#stampedUpdate(table, before.doc, change.set);
    return { table, id, kind: 'update', before, after: stored(await table.validator.validate(raw)) };
  }

  #read(table: Table, id: string): Stored | undefined {
    const row = this.#file.first(`SELECT doc FROM ${table.documents} WHERE id = ?`, [id]);
    return row && stored(String(row[0]));
  }

  #stampedNew(doc: Extract<Change, { op: 'insert' }>['doc']): Readonly<Record<string, unknown>> {
    const now = isoTime(this.#clock);
    return { ...doc, revision: 1, createdAt: doc.createdAt ?? now, updatedAt: now };
  }

  #stampedUpdate(
    table: Table,
    before: Doc,
    set: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    const refused = Object.keys(set).find((key) => key in stampedFields || key.includes('.'));
    if (refused !== undefined) throw new InvalidDocument(`${table.name}: ${refused} cannot be set`);
    const merged = Object.entries({ ...before, ...set }).filter(([, value]) => value !== undefined);
    return {
      ...Object.fromEntries(merged),
      revision: before.revision + 1,
      updatedAt: isoTime(this.#clock),
    };
  }
}

const overlayKey = (table: Table, id: string): string => `${table.name}/${id}`;

function stored(text: string): Stored {
  // The text is a document that has passed its schema, now or when it was written.
  return { text, doc: deepFreeze(JSON.parse(text)) as Doc };
}

/** One document object reaches the committer and every watcher: nobody may change it under the others. */
function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
