import type { TaskDoc } from '../../../subgraphs/compute/store/tasks.ts';
import type { StepContext } from '../step-context.ts';
import { taskEnd } from './task-end.ts';

/**
 * What a silent node means. `fail`: the task is withdrawn and the workflow ends with NODE_UNREACHABLE. `wait`: for
 * as long as it takes. `leave`: the task stays for the node's return, and nobody waits for it any more.
 */
export type WhenSilent = 'fail' | 'wait' | 'leave';

/** So many looks in a row, `patienceMs` apart, may find the node silent. */
const toleratedLooks = { fail: 1, wait: Number.POSITIVE_INFINITY, leave: 0 } as const;

export interface AwaitedTask {
  readonly id: string;
  readonly nodeUuid: string;
  readonly deadlineMs: number;
  readonly whenSilent: WhenSilent;
}

/**
 * Waits until a task has ended and resolves to it; to `silent` when its node is given up, to `overdue` when the
 * node lives and the deadline has passed. For a node that is waited for the deadline begins with its return.
 * @throws the signal's reason when it fires
 */
export async function awaitTask(
  context: StepContext,
  { id, nodeUuid, deadlineMs, whenSilent }: AwaitedTask,
): Promise<TaskDoc | 'silent' | 'overdue'> {
  const { clock, nodes, signal, taskLimits } = context;
  let since = clock.monotonic();
  for (let silentLooks = 0; ; ) {
    const isSilent = (await nodes.get(nodeUuid))?.status !== 'RUNNING';
    silentLooks = isSilent ? silentLooks + 1 : 0;
    if (isSilent && whenSilent === 'wait') since = clock.monotonic();
    const leftMs = since + deadlineMs - clock.monotonic();
    if (leftMs <= 0) return isSilent ? 'silent' : 'overdue';
    if (silentLooks > toleratedLooks[whenSilent]) return 'silent';
    const end = await context.idle(() => taskEnd(context, id, Math.min(leftMs, taskLimits.patienceMs)));
    if (end) return end;
    signal.throwIfAborted();
  }
}
