/**
 * The store port: typed collections of documents, atomic commits over several of them, and one ordered change
 * feed. Collections are declared once, as mongoose schemas (types, defaults, validators, indexes); every engine
 * reads that declaration.
 *
 * Promises kept by every engine, and tested by one conformance suite:
 * - a commit is durable when it resolves, and all or nothing always;
 * - `revision` starts at 1 and rises by exactly 1 with each write of a document: it is the sequence number of the
 *   document's events, so the event log *is* the change feed and cannot disagree with the state;
 * - the feed delivers every committed change once, in commit order, to each watcher; resuming behind any
 *   position still retained misses and repeats nothing;
 * - `page().asOf` is the feed position of exactly the state that was read.
 */
import type { Schema } from 'mongoose';

/** What every document has. `_id` is the key; times are ISO strings set by the store's clock on write. */
export interface Doc {
  readonly _id: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A document before the store has stamped it. */
export type NewDoc<D extends Doc> = Omit<D, 'revision' | 'createdAt' | 'updatedAt'> & {
  readonly createdAt?: string;
};

/** The fields a caller may change. A key present with value `undefined` removes that field. */
export type Patch<D extends Doc> = { readonly [K in Exclude<keyof D, keyof Doc>]?: D[K] | undefined };

/**
 * A declared collection. In the mongoose schema, `_id` is `String`; unique indexes carry a `name` so that a
 * violation can be told apart (`schema.index({ accountUuid: 1, name: 1 }, { unique: true, name: 'account-name',
 * partialFilterExpression: { isLive: true } })`); partial filters may use equality only.
 */
export interface CollectionSpec<D extends Doc> {
  readonly name: string;
  readonly schema: Schema;
  /** Type-only: carries D. Never set. */
  readonly document?: D;
}

export const declareCollection = <D extends Doc>(name: string, schema: Schema): CollectionSpec<D> => ({
  name,
  schema,
});

export type Scalar = string | number | boolean | null;

/**
 * One condition on a dotted path; several operators in one object must all hold. `has`: the array at the path (which
 * must have an index of its own) contains the value. `contains`: substring of at most 4,000 characters, case-insensitive.
 */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly notIn: readonly Scalar[] }
  | { readonly gt: Scalar }
  | { readonly gte: Scalar }
  | { readonly lt: Scalar }
  | { readonly lte: Scalar }
  | { readonly prefix: string }
  | { readonly contains: string }
  | { readonly has: Scalar };

/**
 * All of `where`, all of `all`, and at least one of `any` (when given) must hold. An empty filter matches everything,
 * an empty `any` nothing.
 */
export interface Filter {
  readonly where?: Readonly<Record<string, Condition>>;
  readonly all?: readonly Filter[];
  readonly any?: readonly Filter[];
}

export interface Order {
  readonly path: string;
  readonly direction: 'asc' | 'desc';
}

/** The sort-key values of one document, the last of them its `_id`: where a page ended. */
export type PageKey = readonly Scalar[];

export interface PageQuery {
  readonly filter?: Filter;
  /** `_id` is appended as tie-breaker, in the direction of the last order. */
  readonly orderBy?: readonly Order[];
  readonly limit: number;
  /** Exclusive bounds by key, in list order. */
  readonly after?: PageKey | undefined;
  readonly before?: PageKey | undefined;
  /** Take the last `limit` items of the bounded list instead of the first; items are returned in list order all the same. */
  readonly fromEnd?: boolean;
}

export interface Page<D extends Doc> {
  readonly items: readonly { readonly doc: D; readonly key: PageKey }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly asOf: Position;
}

export interface Collection<D extends Doc> {
  readonly spec: CollectionSpec<D>;
  get(id: string): Promise<D | undefined>;
  /** In the order of `ids`, `undefined` where there is none: what a DataLoader wants. */
  getMany(ids: readonly string[]): Promise<readonly (D | undefined)[]>;
  /** In no promised order without `orderBy`. */
  find(query: {
    readonly filter?: Filter;
    readonly orderBy?: readonly Order[];
    readonly limit: number;
  }): Promise<readonly D[]>;
  page(query: PageQuery): Promise<Page<D>>;
  count(filter?: Filter): Promise<number>;
}

/** One change of a commit. `revision` is the one the caller has read: a different one in the store is a RevisionConflict. */
export type Change =
  | { readonly op: 'insert'; readonly collection: string; readonly doc: NewDoc<Doc> }
  | {
      readonly op: 'update';
      readonly collection: string;
      readonly id: string;
      readonly revision: number;
      readonly set: Readonly<Record<string, unknown>>;
    }
  | { readonly op: 'remove'; readonly collection: string; readonly id: string; readonly revision: number };

/** Typed makers of changes; use these rather than object literals. */
export const insert = <D extends Doc>(spec: CollectionSpec<D>, doc: NewDoc<D>): Change => ({
  op: 'insert',
  collection: spec.name,
  doc,
});
export const update = <D extends Doc>(
  spec: CollectionSpec<D>,
  doc: Pick<D, '_id' | 'revision'>,
  set: Patch<D>,
): Change => ({
  op: 'update',
  collection: spec.name,
  id: doc._id,
  revision: doc.revision,
  set,
});
export const remove = <D extends Doc>(spec: CollectionSpec<D>, doc: Pick<D, '_id' | 'revision'>): Change => ({
  op: 'remove',
  collection: spec.name,
  id: doc._id,
  revision: doc.revision,
});

/** A place in the change feed. Opaque text to everyone but the engine; totally ordered by `comparePositions`. */
export type Position = string;

export interface ChangeEvent {
  readonly position: Position;
  readonly collection: string;
  readonly id: string;
  readonly kind: 'insert' | 'update' | 'remove';
  /** The document before the change; absent for inserts. */
  readonly before?: Doc;
  /** The document after the change; absent for removals. */
  readonly after?: Doc;
}

/** Ends at once on `return()`, even while a `next()` is pending. Ends by itself when the store closes. */
export interface ChangeFeed extends AsyncIterableIterator<ChangeEvent> {
  return(): Promise<IteratorResult<ChangeEvent>>;
}

export interface Store {
  collection<D extends Doc>(spec: CollectionSpec<D>): Collection<D>;
  /** Applies all changes or none; resolves, once durable, to the documents as written (the removed ones as they were), in order. */
  commit(changes: readonly Change[]): Promise<readonly Doc[]>;
  /** Changes of the named collections behind `after` (default: from now on). @throws PositionExpired when no longer retained, PositionInvalid when never issued. */
  watch(options: { readonly collections: readonly string[]; readonly after?: Position }): Promise<ChangeFeed>;
  /** The position of the newest commit. */
  position(): Promise<Position>;
  comparePositions(a: Position, b: Position): number;
  close(): Promise<void>;
}

/** A unique index refused a document. `index` is the index' declared name. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
  constructor(
    readonly collection: string,
    readonly index: string,
  ) {
    super(`unique index ${index} of ${collection} violated`);
  }
}

/** A document is not at the revision the caller had read (or is gone). Read again and decide again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`${collection} ${id} has changed`);
  }
}

/** A document does not satisfy its collection's schema: a bug of ours, or a record edited by hand. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** The store cannot be reached or written just now; nothing was changed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The store did not say whether the commit happened. Whoever retries must be idempotent. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

export class PositionExpired extends Error {
  override readonly name = 'PositionExpired';
}

export class PositionInvalid extends Error {
  override readonly name = 'PositionInvalid';
}

/** Reads, decides, writes, and does it again when somebody else was faster. `decide` answers `undefined` to leave things as they are. */
export async function commitWithRetry<T>(
  store: Store,
  decide: () => Promise<{ readonly changes: readonly Change[]; readonly value: T } | undefined>,
  attempts = 10,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const decision = await decide();
    if (!decision) return undefined;
    try {
      await store.commit(decision.changes);
      return decision.value;
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt >= attempts) throw error;
    }
  }
}
