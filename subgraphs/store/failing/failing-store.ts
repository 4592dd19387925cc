import {
  type Change,
  type Collection,
  type CollectionSpec,
  CommitUnknown,
  type Doc,
  type Store,
  StoreUnavailable,
} from '../port.ts';
import { Gate } from './gate.ts';

/** `refuse`: nothing is changed and StoreUnavailable says so. `lose-acknowledgement`: the commit runs, and CommitUnknown says nothing of how it went. */
export type CommitFault = 'refuse' | 'lose-acknowledgement';

/** A store that fails when told to. Without orders it is the store inside. */
export interface FailingStore extends Store {
  /** Strikes the next `count` commits (default 1); several orders strike one after the other. */
  failNext(fault: CommitFault, count?: number): void;
  /** Refuses every commit while on, as a full disk does. */
  refuseWrites(on: boolean): void;
  /** Refuses every read while on. Feeds that are open go on. */
  refuseReads(on: boolean): void;
  /** Makes reads or commits begun from now on wait, before they have any effect, until the returned function is called. */
  hold(what: 'reads' | 'commits'): () => void;
}

/** Wraps any engine; closing the double closes the store inside. */
export function failingStore(inner: Store): FailingStore {
  const reads = new Gate();
  const commits = new Gate();
  const faults: CommitFault[] = [];

  const commit = async (changes: readonly Change[]): Promise<readonly Doc[]> => {
    await commits.pass();
    const fault = faults.shift();
    if (fault === 'refuse') throw new StoreUnavailable('refused by order');
    if (fault === undefined) return inner.commit(changes);
    await inner.commit(changes).catch(() => undefined);
    throw new CommitUnknown('acknowledgement lost by order');
  };

  return {
    failNext: (fault, count = 1) => void faults.push(...Array.from({ length: count }, () => fault)),
    refuseWrites: (on) => commits.refuse(on),
    refuseReads: (on) => reads.refuse(on),
    hold: (what) => (what === 'reads' ? reads : commits).hold(),
    collection: (spec) => gatedCollection(inner, spec, reads),
    commit,
    watch: (options) => reads.through(() => inner.watch(options)),
    position: () => reads.through(() => inner.position()),
    comparePositions: (a, b) => inner.comparePositions(a, b),
    close: () => inner.close(),
  };
}

function gatedCollection<D extends Doc>(inner: Store, spec: CollectionSpec<D>, reads: Gate): Collection<D> {
  const collection = inner.collection(spec);
  return {
    spec,
    get: (id) => reads.through(() => collection.get(id)),
    getMany: (ids) => reads.through(() => collection.getMany(ids)),
    find: (query) => reads.through(() => collection.find(query)),
    page: (query) => reads.through(() => collection.page(query)),
    count: (filter) => reads.through(() => collection.count(filter)),
  };
}
