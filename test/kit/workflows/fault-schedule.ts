import type { CommitFault, FailingStore } from '../../../subgraphs/store/failing/failing-store.ts';
import type { Store } from '../../../subgraphs/store/port.ts';

/** A store whose commits fail when their turn comes. */
export interface ScheduledStore extends Store {
  /** Strikes the commit that comes after `spared` others from now on. */
  failLater(spared: number, fault: CommitFault): void;
}

export function scheduledFaults(store: FailingStore): ScheduledStore {
  const schedule = new Map<number, CommitFault>();
  let made = 0;
  return {
    ...store,
    failLater: (spared, fault) => void schedule.set(made + spared, fault),
    commit: (changes) => {
      const fault = schedule.get(made);
      made += 1;
      if (fault) store.failNext(fault);
      return store.commit(changes);
    },
  };
}
