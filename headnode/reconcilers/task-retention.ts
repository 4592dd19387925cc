import type { Clock, Logger } from '../../schema/runtime.ts';
import { removeFinishedTasks } from '../../subgraphs/compute/service/records/remove-finished-tasks.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

const everyMs = 600_000;
/** Long enough for every repeated answer and every look by a person. */
const keptMs = 24 * 3_600_000;

/** Finished tasks are kept for a day. */
export function taskRetention(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
}): Reconciler {
  const { store, clock, logger } = parts;
  return reconciler('task-retention', { everyMs }, async () => {
    const removed = await removeFinishedTasks(store, new Date(clock.now() - keptMs).toISOString());
    if (removed > 0) logger.info({ removed }, 'old tasks removed');
  });
}
