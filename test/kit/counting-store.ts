import type { Collection, CollectionSpec, Doc, Store } from '../../subgraphs/store/port.ts';

export interface CountingStore extends Store {
  /** How often each collection was read since the last `forget`. */
  readonly reads: ReadonlyMap<string, number>;
  forget(): void;
}

/** A store that counts reads, for laws about how often one may look. */
export function countingStore(inner: Store): CountingStore {
  const reads = new Map<string, number>();
  const counted = <D extends Doc>(spec: CollectionSpec<D>): Collection<D> => {
    const collection = inner.collection(spec);
    const note = <A extends unknown[], R>(read: (...args: A) => R): ((...args: A) => R) => {
      return (...args) => {
        reads.set(spec.name, (reads.get(spec.name) ?? 0) + 1);
        return read(...args);
      };
    };
    return {
      spec,
      get: note((id) => collection.get(id)),
      getMany: note((ids) => collection.getMany(ids)),
      find: note((query) => collection.find(query)),
      page: note((query) => collection.page(query)),
      count: note((filter) => collection.count(filter)),
    };
  };
  return {
    reads,
    forget: () => reads.clear(),
    collection: counted,
    commit: (changes) => inner.commit(changes),
    watch: (options) => inner.watch(options),
    position: () => inner.position(),
    comparePositions: (a, b) => inner.comparePositions(a, b),
    close: () => inner.close(),
  };
}
