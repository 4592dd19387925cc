import { limits } from '../../../../schema/limits.ts';
import { type Clock, type Logger, pause } from '../../../../schema/runtime.ts';
import {
  type ChangeEvent,
  type ChangeFeed,
  type Position,
  PositionExpired,
  PositionInvalid,
  type Store,
} from '../../../store/port.ts';

export interface FollowOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly collection: string;
  onChange(event: ChangeEvent): void;
  /** Changes may have been missed: look at everything again. */
  onGap(): void;
}

export interface Following {
  stop(): Promise<void>;
}

/**
 * Calls back for every change of a collection from now on, in commit order. A feed that breaks is taken up again
 * where it broke; when that is too long ago `onGap` says so. Ends with `stop` or with the store.
 */
export async function followChanges(options: FollowOptions): Promise<Following> {
  const ending = new AbortController();
  const first = await options.store.watch({ collections: [options.collection] });
  const run = followUntil(options, first, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await run;
    },
  };
}

async function followUntil(options: FollowOptions, first: ChangeFeed, signal: AbortSignal): Promise<void> {
  let feed: ChangeFeed | undefined = first;
  let position: Position | undefined;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      feed ??= await reopen(options, position);
      await drain(feed, signal, (event) => {
        position = event.position;
        failures = 0;
        deliver(options, event);
      });
      return;
    } catch (error) {
      options.logger.warn({ err: error, collection: options.collection }, 'the change feed broke');
      feed = undefined;
      const { firstDelayMs, maxDelayMs } = limits.retry;
      await pause(options.clock, Math.min(firstDelayMs * 2 ** failures, maxDelayMs), signal);
    }
  }
}

async function drain(
  feed: ChangeFeed,
  signal: AbortSignal,
  take: (event: ChangeEvent) => void,
): Promise<void> {
  const close = (): void => void feed.return();
  signal.addEventListener('abort', close, { once: true });
  try {
    if (signal.aborted) return;
    for await (const event of feed) take(event);
  } finally {
    signal.removeEventListener('abort', close);
    await feed.return();
  }
}

async function reopen(options: FollowOptions, position: Position | undefined): Promise<ChangeFeed> {
  const collections = [options.collection];
  if (position !== undefined) {
    try {
      return await options.store.watch({ collections, after: position });
    } catch (error) {
      if (!(error instanceof PositionExpired || error instanceof PositionInvalid)) throw error;
    }
  }
  const feed = await options.store.watch({ collections });
  options.onGap();
  return feed;
}

/** A listener that throws is a bug of the listener's: the others go on. */
function deliver({ onChange, logger, collection }: FollowOptions, event: ChangeEvent): void {
  try {
    onChange(event);
  } catch (error) {
    logger.error({ err: error, collection, id: event.id }, 'a listener of the change feed failed');
  }
}
