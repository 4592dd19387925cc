import { PublicError } from '../../../../schema/errors.ts';
import type { CursorCodec } from '../../../shared/cursor.ts';
import type { CollectionSpec, Doc, Position } from '../../../store/port.ts';

/*
 * Cursors of streams: a position of the change feed, bound to the collection and to who reads. Filters are no part
 * of it: a position is the same moment whatever one looks at.
 */

const scopeOf = (collection: CollectionSpec<Doc>, reader: string): string =>
  JSON.stringify(['changes', collection.name, reader]);

export const encodeStreamCursor = (
  cursors: CursorCodec,
  collection: CollectionSpec<Doc>,
  reader: string,
  position: Position,
): string => cursors.encode(scopeOf(collection, reader), position);

/**
 * The position of a cursor; without a cursor, none.
 * @throws PublicError INVALID_CURSOR for anything not made for this collection and reader
 */
export function decodeStreamCursor(
  cursors: CursorCodec,
  collection: CollectionSpec<Doc>,
  reader: string,
  cursor: string | null | undefined,
): Position | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const position = cursors.decode(scopeOf(collection, reader), cursor);
  if (typeof position === 'string') return position;
  throw new PublicError('INVALID_CURSOR', 'The cursor is not one of a stream.');
}
