import type { Logger } from '../../schema/runtime.ts';
import { recountUsage } from '../../subgraphs/compute/service/usage/recount-usage.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

const everyMs = 300_000;

/** What each account uses is made what its instances add up to, for limits and operators to rely on. */
export const usageRecount = ({
  store,
  logger,
}: {
  readonly store: Store;
  readonly logger: Logger;
}): Reconciler =>
  reconciler('usage-recount', { everyMs }, async () => {
    for (const drift of await recountUsage(store))
      logger.warn({ ...drift }, 'usage of an account had drifted');
  });
