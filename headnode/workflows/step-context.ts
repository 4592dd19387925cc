import type { Clock, Logger } from '../../schema/runtime.ts';
import type { TaskKind } from '../../schema/tasks.ts';
import type {
  ComputeNodeRecords,
  InstanceRecords,
  TaskRecords,
} from '../../subgraphs/compute/service/records/interfaces.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';
import type { OperationDoc } from '../../subgraphs/compute/store/operations.ts';
import type { ImageDesk } from '../../subgraphs/image/service/image-desk.ts';
import type { NicDesk } from '../../subgraphs/network/service/nic-desk.ts';
import type { Placement } from '../placement/port.ts';

/** Everything the steps act on. */
export interface World {
  readonly instances: InstanceRecords;
  readonly tasks: TaskRecords;
  readonly nodes: Pick<ComputeNodeRecords, 'get'>;
  readonly nics: NicDesk;
  readonly images: ImageDesk;
  readonly placement: Placement;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly taskLimits: TaskLimits;
}

/** How long the workflows wait for compute nodes. */
export interface TaskLimits {
  readonly deadlineMs: Readonly<Record<TaskKind, number>>;
  /** How often a node that is waited for is looked at: silent at two looks, it is given up where that is allowed. */
  readonly patienceMs: number;
}

/** What one half of a step gets to run. */
export interface StepContext extends World {
  readonly operation: OperationDoc;
  readonly step: string;
  readonly half: 'run' | 'undo';
  /** 1 + how often this half has failed; the same again when it was cut off and is resumed. */
  readonly attempt: number;
  /** Fires when the workflow is cancelled or the headnode stops: waiting ends. */
  readonly signal: AbortSignal;
  /** The instance as it is recorded now. @throws TerminalError INSTANCE_GONE */
  instance(): Promise<InstanceDoc>;
  /** Waits without keeping other workflows from working. Every wait that may be long goes through here. */
  idle<T>(wait: () => Promise<T>): Promise<T>;
}
