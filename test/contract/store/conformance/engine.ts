import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../schema/runtime.ts';
import type {
  ChangeEvent,
  ChangeFeed,
  CollectionSpec,
  Doc,
  Store,
} from '../../../../subgraphs/store/port.ts';
import { temporaryDirectory } from '../../../kit/temporary-directory.ts';
import { virtualClock } from '../../../kit/virtual-clock.ts';
import { badges, things } from './things.ts';

export interface OpenOptions {
  readonly collections: readonly CollectionSpec<Doc>[];
  readonly clock: Clock;
  readonly retainedChanges?: number;
}

/** An engine to be put to the suite. */
export interface StoreEngine {
  readonly name: string;
  /** Opens the data kept at `place`, an empty directory at first; opened again after closing, it has the same data. */
  open(place: string, options: OpenOptions): Promise<Store>;
}

/** A store of things and badges that is closed when the test is over. */
export async function openStore(
  engine: StoreEngine,
  options: { readonly place?: string; readonly clock?: Clock; readonly retainedChanges?: number } = {},
): Promise<Store> {
  const { place = temporaryDirectory(), clock = virtualClock(), ...rest } = options;
  const store = await engine.open(place, { collections: [things, badges], clock, ...rest });
  onTestFinished(() => store.close());
  return store;
}

/** The next `count` events of a feed. */
export async function take(feed: ChangeFeed, count: number): Promise<readonly ChangeEvent[]> {
  const events: ChangeEvent[] = [];
  while (events.length < count) {
    const { value, done } = await feed.next();
    if (done) throw new Error(`the feed ended after ${events.length} of ${count} events`);
    events.push(value);
  }
  return events;
}
