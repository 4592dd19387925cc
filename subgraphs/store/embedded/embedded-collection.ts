import type { Collection, CollectionSpec, Doc, Filter, Order, Page, PageKey, PageQuery } from '../port.ts';
import type { ChangeLog } from './change-log.ts';
import { and, filterSql, or, type Sql } from './filter-sql.ts';
import { pageKeyOf, reversed, type SortKey, segmentsBehind, sortKeys } from './page-keys.ts';
import { asPortError } from './sqlite-errors.ts';
import type { Row, SqliteFile } from './sqlite-file.ts';
import type { Table } from './table.ts';

interface Scan {
  readonly filter: Sql;
  readonly keys: readonly SortKey[];
  /** Exclusive bounds in the direction of the scan. */
  readonly near?: PageKey | undefined;
  readonly far?: PageKey | undefined;
  readonly limit: number;
}

/**
 * Reads of one collection. Each method does its work between two awaits of anybody else: what it reads is one
 * state, and `asOf` is its position.
 */
export class EmbeddedCollection<D extends Doc> implements Collection<D> {
  readonly spec: CollectionSpec<D>;
  readonly #file: SqliteFile;
  readonly #table: Table;
  readonly #log: ChangeLog;

  constructor(spec: CollectionSpec<D>, file: SqliteFile, table: Table, log: ChangeLog) {
    this.spec = spec;
    this.#file = file;
    this.#table = table;
    this.#log = log;
  }

  async get(id: string): Promise<D | undefined> {
    return reading(() => this.#get(id));
  }

  async getMany(ids: readonly string[]): Promise<readonly (D | undefined)[]> {
    return reading(() => ids.map((id) => this.#get(id)));
  }

  async find(query: {
    readonly filter?: Filter;
    readonly orderBy?: readonly Order[];
    readonly limit: number;
  }): Promise<readonly D[]> {
    return reading(() => this.#scan({ ...this.#compileFind(query), limit: positive(query.limit) }));
  }

  async count(filter?: Filter): Promise<number> {
    return reading(() => {
      const { sql, params } = filterSql(this.#table, filter);
      return Number(
        this.#file.first(`SELECT count(*) FROM ${this.#table.documents} WHERE ${sql}`, params)?.[0],
      );
    });
  }

  async page(query: PageQuery): Promise<Page<D>> {
    return reading(() => (query.fromEnd ? this.#pageFromEnd(query) : this.#pageFromStart(query)));
  }

  /** How SQLite would look for a page, or for anything when no order is given: the lines of EXPLAIN QUERY PLAN. */
  explain({ after, ...query }: Pick<PageQuery, 'filter' | 'orderBy' | 'after'>): readonly string[] {
    const statements = this.#statements({ ...this.#compileFind(query), near: after, limit: 1 });
    return statements.flatMap(({ sql, params }) => this.#file.explain(sql, params));
  }

  #pageFromStart(query: PageQuery): Page<D> {
    const { keys, docs, hasMore, hasOther } = this.#bounded(query, query.after, query.before, false);
    return { ...this.#items(docs, keys), hasNextPage: hasMore, hasPreviousPage: hasOther };
  }

  #pageFromEnd(query: PageQuery): Page<D> {
    const { keys, docs, hasMore, hasOther } = this.#bounded(query, query.before, query.after, true);
    return { ...this.#items(docs.toReversed(), keys), hasNextPage: hasOther, hasPreviousPage: hasMore };
  }

  /** Scans from `near` towards `far`, and says whether the list goes on behind the scanned part and before it. */
  #bounded(query: PageQuery, near: PageKey | undefined, far: PageKey | undefined, fromEnd: boolean) {
    const { filter, keys: listed } = this.#compile(query);
    const keys = fromEnd ? reversed(listed) : listed;
    const limit = positive(query.limit);
    const found = this.#scan({ filter, keys, near, far, limit: limit + 1 });
    const docs = found.slice(0, limit);
    const exists = (direction: readonly SortKey[], from: PageKey | undefined): boolean =>
      this.#scan({ filter, keys: direction, near: from, limit: 1 }).length > 0;
    const keyAt = (doc: D | undefined): PageKey | undefined => doc && pageKeyOf(doc, keys);
    return {
      keys,
      docs,
      hasMore: found.length > limit || (far !== undefined && exists(keys, keyAt(docs.at(-1)) ?? near)),
      hasOther: near !== undefined && exists(reversed(keys), keyAt(docs[0]) ?? far),
    };
  }

  #items(docs: readonly D[], keys: readonly SortKey[]): Pick<Page<D>, 'items' | 'asOf'> {
    return { items: docs.map((doc) => ({ doc, key: pageKeyOf(doc, keys) })), asOf: this.#log.position };
  }

  #compile(query: { readonly filter?: Filter; readonly orderBy?: readonly Order[] }) {
    return { filter: filterSql(this.#table, query.filter), keys: sortKeys(this.#table, query.orderBy) };
  }

  /** As for a page, but without any order where none is asked for: then the best index decides. */
  #compileFind(query: { readonly filter?: Filter; readonly orderBy?: readonly Order[] }) {
    const { filter, keys } = this.#compile(query);
    return { filter, keys: query.orderBy ? keys : [] };
  }

  #scan(scan: Scan): readonly D[] {
    let rows: readonly Row[] = [];
    for (const { sql, params } of this.#statements(scan)) {
      if (rows.length >= scan.limit) break;
      rows = rows.concat(this.#file.all(sql, [...params.slice(0, -1), scan.limit - rows.length]));
    }
    return rows.map((row) => this.#document(row));
  }

  /** One statement for each segment, the limit being its last parameter. */
  #statements({ filter, keys, near, far, limit }: Scan): readonly Sql[] {
    const beforeFar = far ? [or(segmentsBehind(reversed(keys), far))] : [];
    return segmentsBehind(keys, near).map((segment) => {
      const { sql, params } = and([filter, segment, ...beforeFar]);
      return {
        sql: `SELECT doc FROM ${this.#table.documents} WHERE ${sql} ${segment.orderBy} LIMIT ?`,
        params: [...params, limit],
      };
    });
  }

  #get(id: string): D | undefined {
    const row = this.#file.first(`SELECT doc FROM ${this.#table.documents} WHERE id = ?`, [id]);
    return row && this.#document(row);
  }

  #document(row: Row): D {
    // What is in the file has passed the collection's schema, and D is that schema's type.
    return JSON.parse(String(row[0])) as D;
  }
}

/** Runs a read, so that whatever SQLite says of the disk reaches the caller as the port's errors. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asPortError(error);
  }
}

function positive(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError('limit must be a positive integer');
  return limit;
}
