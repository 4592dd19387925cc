import type { Logger } from '../../../schema/runtime.ts';
import type { Doc } from '../port.ts';
import { elementsOf, insertElement } from './document-rows.ts';
import { type SqlIndex, sqlIndexes } from './index-sql.ts';
import { violatedIndex } from './sqlite-errors.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

/** The form of the data file. Raise it with a migration; an older program then refuses the file. */
const fileFormat = 1;

/**
 * Brings a data file to what the collections declare now – tables, indexes, array elements – and leaves
 * collections that are no longer declared alone. Answers the file's identity.
 * @throws Error for a file of a later program, or when existing documents contradict a new unique index
 */
export function migrate(file: SqliteFile, tables: readonly Table[], logger: Logger | undefined): string {
  const format = Number(file.first('PRAGMA user_version')?.[0]);
  if (format > fileFormat)
    throw new Error(`the data file has format ${format}, this program knows ${fileFormat}`);
  file.execute('BEGIN IMMEDIATE');
  try {
    makeFrame(file);
    for (const table of tables) migrateTable(file, table, logger);
    file.execute('COMMIT');
  } catch (error) {
    file.rollback();
    throw error;
  }
  return String(file.first("SELECT value FROM meta WHERE key = 'store'")?.[0]);
}

function makeFrame(file: SqliteFile): void {
  file.execute(`
    PRAGMA user_version = ${fileFormat};
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT OR IGNORE INTO meta VALUES ('store', lower(hex(randomblob(8))));
    CREATE TABLE IF NOT EXISTS changes (
      position INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
      before TEXT, after TEXT
    );`);
}

function migrateTable(file: SqliteFile, table: Table, logger: Logger | undefined): void {
  file.execute(`
    CREATE TABLE IF NOT EXISTS ${table.documents} (id TEXT PRIMARY KEY NOT NULL, doc TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS ${table.elements} (
      path TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (path, value, id)
    ) WITHOUT ROWID;`);
  migrateElements(file, table);
  migrateIndexes(file, table, logger);
}

/** Which paths the table of elements holds is written down, for it cannot be seen from its rows. */
function migrateElements(file: SqliteFile, table: Table): void {
  const key = `elements:${table.name}`;
  const known = file.first('SELECT value FROM meta WHERE key = ?', [key])?.[0];
  const wanted = table.listPaths.toSorted();
  if (known === JSON.stringify(wanted)) return;
  file.run(`DELETE FROM ${table.elements}`);
  for (const [id, text] of file.all(`SELECT id, doc FROM ${table.documents}`)) {
    // A document of this table, written by `applyWrite`.
    const doc = JSON.parse(String(text)) as Doc;
    for (const path of wanted) {
      for (const value of elementsOf(doc, path)) insertElement(file, table, path, value, String(id));
    }
  }
  file.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', [key, JSON.stringify(wanted)]);
}

function migrateIndexes(file: SqliteFile, table: Table, logger: Logger | undefined): void {
  const wanted = new Map(
    table.indexes.flatMap((index) => sqlIndexes(table, index)).map((index) => [index.name, index]),
  );
  const existing = file.all(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?",
    [`doc:${table.name}`],
  );
  for (const [name, sql] of existing) {
    if (wanted.get(String(name))?.create === sql) wanted.delete(String(name));
    else dropIndex(file, String(name), logger);
  }
  for (const index of wanted.values()) createIndex(file, index);
}

function dropIndex(file: SqliteFile, name: string, logger: Logger | undefined): void {
  file.execute(`DROP INDEX "${name}"`);
  logger?.info({ index: name }, 'an index that is no longer declared was dropped');
}

function createIndex(file: SqliteFile, { name, create }: SqlIndex): void {
  try {
    file.execute(create);
  } catch (error) {
    if (violatedIndex(error) === undefined) throw error;
    throw new Error(`unique index ${name} contradicts documents already kept`, { cause: error });
  }
}
