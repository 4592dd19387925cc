import type { Clock, Logger } from '../../schema/runtime.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type {
  ComputeNodeRecords,
  Observations,
  TaskRecords,
} from '../../subgraphs/compute/service/records/interfaces.ts';
import type { NicDesk } from '../../subgraphs/network/service/nic-desk.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import type { NodeViews } from '../desk/node-views.ts';
import type { ReportIntake } from '../desk/report-intake.ts';
import { capacityRecount } from './capacity-recount.ts';
import { heartbeatNotes } from './heartbeat-notes.ts';
import { instanceWatcher } from './instance-watcher.ts';
import { nodeLiveness } from './node-liveness.ts';
import { orphanNicReaper } from './orphan-nic-reaper.ts';
import { orphanZoneReaper } from './orphan-zone-reaper.ts';
import type { Reconciler } from './reconciler.ts';
import { taskRetention } from './task-retention.ts';
import { usageRecount } from './usage-recount.ts';

/** Everything the reconcilers look at and act on. */
export interface ReconcilerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly nodes: ComputeNodeRecords;
  readonly tasks: TaskRecords;
  readonly census: InstanceCensus;
  readonly observations: Observations;
  readonly nics: NicDesk;
  readonly views: NodeViews;
  readonly take: ReportIntake;
  /** How many zones there now are that are not ours, or of which we know nothing. */
  readonly onStrangers?: ((count: number) => void) | undefined;
}

export const allReconcilers = (parts: ReconcilerParts): readonly Reconciler[] => [
  nodeLiveness(parts),
  heartbeatNotes(parts),
  instanceWatcher(parts),
  orphanZoneReaper(parts),
  orphanNicReaper(parts),
  capacityRecount(parts),
  taskRetention(parts),
  usageRecount(parts),
];
