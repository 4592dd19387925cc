import type { Condition, Filter, Scalar } from '../port.ts';
import type { Field, FieldType } from './fields.ts';
import type { SqlValue } from './sqlite-file.ts';
import type { Table } from './table.ts';
import { wellFormed } from './well-formed.ts';

/** A piece of SQL and the values bound to its question marks. */
export interface Sql {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const always: Sql = { sql: '1', params: [] };
const never: Sql = { sql: '0', params: [] };

/**
 * A filter as an SQL condition over a document table, with MongoDB's meaning: missing is null, comparisons never
 * match null, `notIn` does.
 * @throws Error for undeclared paths, TypeError for values that are not of the field's type: mistakes in our code
 */
export function filterSql(table: Table, filter: Filter = {}): Sql {
  const wheres = Object.entries(filter.where ?? {}).map(([path, condition]) =>
    conditionSql(table, path, condition),
  );
  const alls = (filter.all ?? []).map((part) => filterSql(table, part));
  const anys = filter.any ? [or(filter.any.map((part) => filterSql(table, part)))] : [];
  return and([...wheres, ...alls, ...anys]);
}

export const and = (parts: readonly Sql[]): Sql => join(parts, ' AND ', always);
export const or = (parts: readonly Sql[]): Sql => join(parts, ' OR ', never);

function join(parts: readonly Sql[], word: string, none: Sql): Sql {
  const [only] = parts;
  if (!only) return none;
  if (parts.length === 1) return only;
  return {
    sql: `(${parts.map(({ sql }) => sql).join(word)})`,
    params: parts.flatMap(({ params }) => params),
  };
}

/** A value as it is bound: booleans are numbers in SQLite, and libsql cannot bind them. */
export function sqlValue(field: Field, value: Scalar): SqlValue {
  if (value === null) return null;
  const isOdd = typeof value === 'number' && !Number.isFinite(value);
  if (typeof value !== field.type || isOdd) throw wrongType(field.path, field.type);
  if (typeof value === 'string') return wellFormed(value);
  return Number(value);
}

const wrongType = (path: string, type: FieldType): TypeError =>
  new TypeError(`${path} is compared as ${type}`);

/** A condition with all its operators: TypeScript lets several stand together, then all must hold. */
interface Operators {
  readonly in?: readonly Scalar[];
  readonly notIn?: readonly Scalar[];
  readonly gt?: Scalar;
  readonly gte?: Scalar;
  readonly lt?: Scalar;
  readonly lte?: Scalar;
  readonly prefix?: string;
  readonly contains?: string;
  readonly has?: Scalar;
}

function conditionSql(table: Table, path: string, condition: Condition): Sql {
  if (typeof condition !== 'object' || condition === null) {
    return equals(table, scalar(table, path), condition);
  }
  const { has, ...operators }: Operators = condition;
  const parts = has === undefined ? [] : [hasSql(table, path, has)];
  if (Object.keys(operators).length > 0) parts.push(...operatorsSql(scalar(table, path), operators));
  if (parts.length === 0) throw new Error(`collection ${table.name}: no condition on ${path}`);
  return and(parts);
}

function scalar(table: Table, path: string): Field {
  const field = table.field(path);
  if (field.isList) throw new Error(`collection ${table.name}: ${path} is an array, ask with "has"`);
  return field;
}

const operatorsSql = (field: Field, operators: Operators): readonly Sql[] =>
  [
    operators.in && oneOf(field, operators.in),
    operators.notIn && noneOf(field, operators.notIn),
    operators.gt !== undefined && compare(field, '>', operators.gt),
    operators.gte !== undefined && compare(field, '>=', operators.gte),
    operators.lt !== undefined && compare(field, '<', operators.lt),
    operators.lte !== undefined && compare(field, '<=', operators.lte),
    operators.prefix !== undefined && startsWith(field, operators.prefix),
    operators.contains !== undefined && contains(field, operators.contains),
  ].filter((part) => typeof part === 'object');

function hasSql(table: Table, path: string, value: Scalar): Sql {
  const field = table.listField(path);
  if (value !== null && typeof value !== field.type) throw wrongType(path, field.type);
  return {
    sql: `id IN (SELECT id FROM ${table.elements} WHERE path = ? AND value = ?)`,
    params: [path, elementKey(value)],
  };
}

/** A scalar in an array as the table of elements keeps it. */
export const elementKey = (value: unknown): string =>
  JSON.stringify(typeof value === 'string' ? wellFormed(value) : value);

function equals(table: Table, field: Field, value: Scalar): Sql {
  const partial = table.partialSql(field, value);
  if (partial !== undefined) return { sql: partial, params: [] };
  if (value === null) return isNull(field);
  return { sql: `${field.sql} = ?`, params: [sqlValue(field, value)] };
}

export const isNull = (field: Field): Sql => ({ sql: `${field.sql} IS NULL`, params: [] });
export const isPresent = (field: Field): Sql => ({ sql: `${field.sql} IS NOT NULL`, params: [] });

function oneOf(field: Field, values: readonly Scalar[]): Sql {
  const listed: Sql = { sql: `${field.sql} IN ${listSql}`, params: [listParam(field, values)] };
  return values.includes(null) ? or([listed, isNull(field)]) : listed;
}

function noneOf(field: Field, values: readonly Scalar[]): Sql {
  const unlisted: Sql = { sql: `${field.sql} NOT IN ${listSql}`, params: [listParam(field, values)] };
  return values.includes(null) ? and([isPresent(field), unlisted]) : or([isNull(field), unlisted]);
}

/** However long the list: one statement text and one bound value. */
const listSql = '(SELECT value FROM json_each(?))';
const listParam = (field: Field, values: readonly Scalar[]): string =>
  JSON.stringify(values.filter((value) => value !== null).map((value) => sqlValue(field, value)));

function compare(field: Field, operator: '>' | '>=' | '<' | '<=', value: Scalar): Sql {
  if (value === null) return operator.endsWith('=') ? isNull(field) : never;
  return { sql: `${field.sql} ${operator} ?`, params: [sqlValue(field, value)] };
}

function startsWith(field: Field, text: string): Sql {
  if (field.type !== 'string') throw wrongType(field.path, 'string');
  const prefix = wellFormed(text);
  const end = firstTextBehind(prefix);
  return end === undefined
    ? { sql: `${field.sql} >= ?`, params: [prefix] }
    : { sql: `(${field.sql} >= ? AND ${field.sql} < ?)`, params: [prefix, end] };
}

/** The least text greater than every text with this prefix; undefined when there is none. */
function firstTextBehind(prefix: string): string | undefined {
  const characters = Array.from(prefix);
  const last = characters.findLastIndex((character) => character !== '\u{10ffff}');
  const next = (characters[last]?.codePointAt(0) ?? 0) + 1;
  if (last === -1) return undefined;
  // Halves of surrogate pairs are no characters.
  return characters.slice(0, last).join('') + String.fromCodePoint(next === 0xd800 ? 0xe000 : next);
}

/** A pattern of longer text might pass SQLite's bound on patterns, 50,000 bytes. */
const searchableCharacters = 4_000;

function contains(field: Field, text: string): Sql {
  if (field.type !== 'string') throw wrongType(field.path, 'string');
  if (text.length > searchableCharacters) throw new RangeError(`${field.path}: too long to search for`);
  // SQLite's patterns end at a NUL.
  if (text.includes('\0')) return never;
  return { sql: `${field.sql} GLOB ?`, params: [`*${Array.from(wellFormed(text), globOf).join('')}*`] };
}

/** LIKE knows only ASCII's cases; GLOB with a set of each letter's cases knows all that are one character long. */
function globOf(character: string): string {
  const cases = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const single = [...cases].filter((variant) => Array.from(variant).length === 1);
  return single.length > 1 || '*?['.includes(character) ? `[${single.join('')}]` : character;
}
