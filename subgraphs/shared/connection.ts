import { PublicError } from '../../schema/errors.ts';
import { limits } from '../../schema/limits.ts';
import type { Collection, Doc, Filter, Order, Page, PageKey, Position } from '../store/port.ts';
import type { CursorCodec } from './cursor.ts';

export interface ConnectionArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface ConnectionQuery {
  readonly filter: Filter;
  readonly orderBy: readonly Order[];
  /** Who reads: cursors are bound to it (`accountUuid`, or `operator`). */
  readonly reader: string;
}

/** A Relay connection. `totalCount` is a function: counted only when somebody selects it. */
export interface Connection<D extends Doc> {
  readonly edges: readonly { readonly cursor: string; readonly node: D }[];
  readonly nodes: readonly D[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly totalCount: () => Promise<number>;
  /** Feed position of exactly what was read (not yet a cursor). */
  readonly position: Position;
}

/**
 * Reads one page of a collection as a Relay connection.
 * @throws PublicError BAD_USER_INPUT for page sizes outside 1..100 or `first` together with `last`, INVALID_CURSOR
 */
export async function readConnection<D extends Doc>(
  collection: Collection<D>,
  cursors: CursorCodec,
  args: ConnectionArgs,
  query: ConnectionQuery,
): Promise<Connection<D>> {
  const fromEnd = args.last != null;
  const limit = pageSize(args);
  const scope = cursorScope(collection.spec.name, query);
  const keyOf = (cursor: string | null | undefined): PageKey | undefined =>
    // The codec answers only what it was given: the page key encoded below for this very scope.
    cursor == null ? undefined : (cursors.decode(scope, cursor) as PageKey);
  const page = await collection.page({
    filter: query.filter,
    orderBy: query.orderBy,
    limit,
    after: keyOf(args.after),
    before: keyOf(args.before),
    fromEnd,
  });
  return toConnection(
    page,
    (key) => cursors.encode(scope, key),
    () => collection.count(query.filter),
  );
}

function toConnection<D extends Doc>(
  page: Page<D>,
  cursorOf: (key: PageKey) => string,
  totalCount: () => Promise<number>,
): Connection<D> {
  const edges = page.items.map(({ doc, key }) => ({ cursor: cursorOf(key), node: doc }));
  return {
    edges,
    nodes: page.items.map(({ doc }) => doc),
    pageInfo: {
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
    },
    totalCount,
    position: page.asOf,
  };
}

function pageSize({ first, last }: ConnectionArgs): number {
  if (first != null && last != null) {
    throw new PublicError('BAD_USER_INPUT', 'Give either "first" or "last", not both.');
  }
  const size = first ?? last ?? limits.page.defaultSize;
  if (!Number.isInteger(size) || size < 1 || size > limits.page.maxSize) {
    throw new PublicError('BAD_USER_INPUT', `A page has 1 to ${limits.page.maxSize} items.`);
  }
  return size;
}

const cursorScope = (collection: string, { filter, orderBy, reader }: ConnectionQuery): string =>
  JSON.stringify([collection, reader, filter, orderBy]);
