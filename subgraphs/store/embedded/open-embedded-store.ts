import { limits } from '../../../schema/limits.ts';
import type { Clock, Logger } from '../../../schema/runtime.ts';
import type { CollectionSpec, Doc } from '../port.ts';
import { ChangeLog } from './change-log.ts';
import { EmbeddedStore } from './embedded-store.ts';
import { migrate } from './migrate.ts';
import { asPortError } from './sqlite-errors.ts';
import { SqliteFile } from './sqlite-file.ts';
import { Table } from './table.ts';

export interface EmbeddedStoreOptions {
  /** The data file; its directory must exist. `:memory:` keeps nothing beyond `close`. */
  readonly path: string;
  readonly collections: readonly CollectionSpec<Doc>[];
  readonly clock: Clock;
  /** How many changes the feed can go back at least. */
  readonly retainedChanges?: number;
  readonly logger?: Logger;
}

/**
 * Opens (or makes) a data file and brings it to what the collections declare.
 * @throws StoreLocked while another process has it, StoreUnavailable when it cannot be opened or written, Error for
 * declarations the engine cannot keep
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { path, clock, logger } = options;
  const tables = new Map(options.collections.map((spec) => [spec.name, new Table(spec)]));
  const file = new SqliteFile(path);
  try {
    const storeId = migrate(file, [...tables.values()], logger);
    const log = new ChangeLog(file, storeId, options.retainedChanges ?? limits.stream.retainedChanges);
    return new EmbeddedStore({ file, tables, log, clock, logger });
  } catch (error) {
    file.close(logger);
    throw asPortError(error);
  }
}
