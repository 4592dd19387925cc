import type { InstanceReport } from '../../../schema/tasks.ts';
import type { TaskDoc } from '../../../subgraphs/compute/store/tasks.ts';

/** Whether a node that was asked to remove a zone has seen that there is none. A failure without a look proves nothing. */
export const isAbsent = (seen: InstanceReport | null, task: TaskDoc): boolean =>
  seen ? !seen.exists : task.state === 'DONE';
