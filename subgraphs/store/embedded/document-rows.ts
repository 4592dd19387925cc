import { type Doc, RevisionConflict, UniqueViolation } from '../port.ts';
import type { Write } from './change-log.ts';
import { valuesAt } from './fields.ts';
import { elementKey } from './filter-sql.ts';
import { violatedIndex } from './sqlite-errors.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

/**
 * Writes one document and its array elements inside the caller's transaction.
 * @throws RevisionConflict when the document is no longer what the write is based on, UniqueViolation
 */
export function applyWrite(file: SqliteFile, write: Write): void {
  try {
    writeDocument(file, write);
  } catch (error) {
    const index = violatedIndex(error);
    throw index === undefined
      ? error
      : new UniqueViolation(write.table.name, declaredName(write.table, index));
  }
  for (const path of write.table.listPaths) writeElements(file, path, write);
}

function writeDocument(file: SqliteFile, { table, id, kind, before, after }: Write): void {
  const [from, to] = [before?.text ?? null, after?.text ?? null];
  if (kind === 'insert') {
    file.run(`INSERT INTO ${table.documents} (id, doc) VALUES (?, ?)`, [id, to]);
    return;
  }
  // The text, not the revision: a document removed and made anew may have come to the same revision.
  const touched =
    kind === 'update'
      ? file.run(`UPDATE ${table.documents} SET doc = ? WHERE id = ? AND doc = ?`, [to, id, from])
      : file.run(`DELETE FROM ${table.documents} WHERE id = ? AND doc = ?`, [id, from]);
  if (touched === 0) throw new RevisionConflict(table.name, id);
}

/** SQLite's `instances:account-name` is the declared `account-name`; `_id_` is declared by nobody. */
const declaredName = (table: Table, index: string): string =>
  index.startsWith(`${table.name}:`) ? index.slice(table.name.length + 1) : index;

function writeElements(file: SqliteFile, path: string, { table, id, before, after }: Write): void {
  const [had, has] = [elementsOf(before?.doc, path), elementsOf(after?.doc, path)];
  for (const value of had) {
    if (has.has(value)) continue;
    file.run(`DELETE FROM ${table.elements} WHERE path = ? AND value = ? AND id = ?`, [path, value, id]);
  }
  for (const value of has) if (!had.has(value)) insertElement(file, table, path, value, id);
}

/** Adds a row to a collection's table of array elements: `value` as `elementKey` makes it. */
export function insertElement(file: SqliteFile, table: Table, path: string, value: string, id: string): void {
  file.run(`INSERT INTO ${table.elements} (path, value, id) VALUES (?, ?, ?)`, [path, value, id]);
}

/** The distinct values of a document at a path through arrays, as the table of elements keeps them. */
export const elementsOf = (doc: Doc | undefined, path: string): ReadonlySet<string> =>
  new Set(valuesAt(doc, path).map(elementKey));
