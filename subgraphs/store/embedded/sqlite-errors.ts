import { StoreUnavailable } from '../port.ts';

/** SQLite's codes for a mistake in our own SQL or in the data: bugs, to be seen as they are. */
const ownMistakes = ['SQLITE_ERROR', 'SQLITE_MISUSE', 'SQLITE_RANGE', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG'];

/** The extended result code (`SQLITE_IOERR_WRITE`), or undefined when SQLite did not throw this. */
export function sqliteCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** Whether the file could not be read or written: disk full, read-only, I/O error, closed under us. */
export function isUnavailable(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && !code.startsWith('SQLITE_CONSTRAINT') && !ownMistakes.includes(code);
}

/** The error a caller of the port may see: StoreUnavailable for what is not our mistake, the error itself otherwise. */
export const asPortError = (error: unknown): unknown =>
  isUnavailable(error)
    ? new StoreUnavailable(`the store cannot be used: ${sqliteCode(error)}`, { cause: error })
    : error;

/** `_id_` for the primary key, the SQL name for a unique index, undefined when nothing unique was violated. */
export function violatedIndex(error: unknown): string | undefined {
  const code = sqliteCode(error);
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return '_id_';
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' || !(error instanceof Error)) return undefined;
  return /index '(.+)'$/.exec(error.message)?.[1];
}
