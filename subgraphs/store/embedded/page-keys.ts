import type { Doc, Order, PageKey, Scalar } from '../port.ts';
import { type Field, valuesAt } from './fields.ts';
import { and, isNull, isPresent, type Sql, sqlValue } from './filter-sql.ts';
import type { SqlValue } from './sqlite-file.ts';
import type { Table } from './table.ts';

/** One of the values a list is ordered by. The last one is always the id: no two documents have the same key. */
export interface SortKey {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}

/** A part of a list in which the leading sort values are fixed: one range of an index. */
export interface Segment extends Sql {
  /** The ORDER BY clause within it. */
  readonly orderBy: string;
}

/** @throws Error for an order on an undeclared path or on an array: a mistake in our code */
export function sortKeys(table: Table, orderBy: readonly Order[] = []): readonly SortKey[] {
  const keys = orderBy.map(({ path, direction }) => ({ field: table.field(path), direction }));
  const list = keys.find(({ field }) => field.isList);
  if (list) throw new Error(`collection ${table.name}: no order on array ${list.field.path}`);
  const atId = keys.findIndex(({ field }) => field.path === '_id');
  if (atId !== -1) return keys.slice(0, atId + 1);
  return [...keys, { field: table.field('_id'), direction: keys.at(-1)?.direction ?? 'asc' }];
}

export const reversed = (keys: readonly SortKey[]): readonly SortKey[] =>
  keys.map(({ field, direction }) => ({ field, direction: direction === 'asc' ? 'desc' : 'asc' }));

/** Where a document stands in the order: booleans stay booleans, missing is null. */
export const pageKeyOf = (doc: Doc, keys: readonly SortKey[]): PageKey =>
  // Sort fields are declared scalars, and the document has passed its schema.
  keys.map(({ field }) => (valuesAt(doc, field.path)[0] ?? null) as Scalar);

/**
 * The list behind `bound` (or all of it) as segments to be read one after the other. A single condition would
 * say the same, but SQLite finds the start of a segment in an index and would search that of the condition.
 * @throws RangeError or TypeError when the bound was not made for this order
 */
export function segmentsBehind(keys: readonly SortKey[], bound: PageKey | undefined): readonly Segment[] {
  if (!bound) return [{ sql: '1', params: [], orderBy: orderSql(keys) }];
  if (bound.length !== keys.length) throw new RangeError('the page key belongs to another order');
  const values = keys.map(({ field }, index) => sqlValue(field, bound[index] ?? null));
  const fromTheInside = keys.map((_, index) => keys.length - 1 - index);
  return fromTheInside.flatMap((depth) => segmentsAt(keys, values, depth));
}

/** The segments that share the first `depth` values with the bound and lie behind it in the next one. */
function segmentsAt(
  keys: readonly SortKey[],
  values: readonly SqlValue[],
  depth: number,
): readonly Segment[] {
  const key = keys[depth];
  if (!key) return [];
  const shared = keys.slice(0, depth).map(({ field }, index) => sameValue(field, values[index] ?? null));
  return behind(key, values[depth] ?? null).map((part) => ({
    ...and([...shared, part.range]),
    orderBy: orderSql(keys.slice(part.isOneValue ? depth + 1 : depth)),
  }));
}

const sameValue = (field: Field, value: SqlValue): Sql =>
  value === null ? isNull(field) : { sql: `${field.sql} = ?`, params: [value] };

/** Nulls come first, as in MongoDB: behind a null are all other values, and behind the least value are the nulls. */
function behind(
  { field, direction }: SortKey,
  value: SqlValue,
): readonly { readonly range: Sql; readonly isOneValue: boolean }[] {
  const compared = (operator: '<' | '>'): Sql => ({ sql: `${field.sql} ${operator} ?`, params: [value] });
  if (direction === 'asc') {
    return [{ range: value === null ? isPresent(field) : compared('>'), isOneValue: false }];
  }
  if (value === null) return [];
  const nulls = { range: isNull(field), isOneValue: true };
  return [{ range: compared('<'), isOneValue: false }, ...(field.isRequired ? [] : [nulls])];
}

const orderSql = (keys: readonly SortKey[]): string =>
  keys.length === 0
    ? ''
    : `ORDER BY ${keys.map(({ field, direction }) => `${field.sql} ${direction}`).join(', ')}`;
