import type { DeclaredIndex, IndexedField, PartialTerm } from './declared-indexes.ts';
import { sqlText } from './fields.ts';
import type { Table } from './table.ts';

/** An SQL index: its name in the file (without quotes) and the exact statement that makes it. */
export interface SqlIndex {
  readonly name: string;
  readonly create: string;
}

/** The SQL name of a declared index. SQLite's index names are global, MongoDB's belong to their collection. */
export const sqlIndexName = (table: Pick<Table, 'name'>, index: string): string => `${table.name}:${index}`;

/**
 * The SQL indexes that do a declared index' work. Arrays are indexed by the table of elements, so only the other
 * fields remain here. A unique index over fields that may be missing needs two: MongoDB counts missing as a value
 * like any other and SQLite does not, and the expression that mends this is of no use for look-ups.
 */
export function sqlIndexes(table: Table, index: DeclaredIndex): readonly SqlIndex[] {
  const name = sqlIndexName(table, index.name);
  const fields = index.fields.filter(({ field }) => !field.isList);
  if (fields.length === 0) return [];
  if (!index.isUnique) return [lookup(table, name, index, fields)];
  if (fields.every(({ field }) => field.isRequired))
    return [unique(table, name, index, ({ field }) => field.sql)];
  return [
    unique(table, name, index, ({ field }) => `ifnull(${field.sql}, x'')`),
    lookup(table, `${name}~lookup`, index, fields),
  ];
}

/** `term` as SQL over a document table, with its value as a literal. */
export function partialTermSql({ field, value }: PartialTerm): string {
  if (value === null) return `${field.sql} IS NULL`;
  return `${field.sql} = ${typeof value === 'string' ? sqlText(value) : Number(value)}`;
}

/** Ends with the id, so that it serves the order of a list to the last tie. */
const lookup = (
  table: Table,
  name: string,
  { partial }: DeclaredIndex,
  fields: readonly IndexedField[],
): SqlIndex => ({
  name,
  create: `CREATE INDEX "${name}" ON ${table.documents} (${[
    ...fields.map(({ field, direction }) => `${field.sql} ${direction}`),
    `id ${fields.at(-1)?.direction ?? 'asc'}`,
  ].join(', ')})${whereSql(partial)}`,
});

const unique = (
  table: Table,
  name: string,
  { fields, partial }: DeclaredIndex,
  expression: (field: IndexedField) => string,
): SqlIndex => ({
  name,
  create: `CREATE UNIQUE INDEX "${name}" ON ${table.documents} (${fields
    .map((field) => `${expression(field)} ${field.direction}`)
    .join(', ')})${whereSql(partial)}`,
});

const whereSql = (partial: readonly PartialTerm[]): string =>
  partial.length === 0 ? '' : ` WHERE ${partial.map(partialTermSql).join(' AND ')}`;
