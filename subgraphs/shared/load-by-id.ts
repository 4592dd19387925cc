import DataLoader from 'dataloader';
import type { Collection, Doc } from '../store/port.ts';

/**
 * Loads documents by key, all that are asked for in one turn with one read. It loads what is there: whether the
 * caller may see it is decided where it is used. Make one per request: what it remembers is one reader's.
 */
export const loadById = <D extends Doc>(collection: Collection<D>): DataLoader<string, D | undefined> =>
  new DataLoader((ids) => collection.getMany(ids));
