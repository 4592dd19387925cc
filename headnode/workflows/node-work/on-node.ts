import { TerminalError } from '../../../schema/errors.ts';
import type { InstanceReport, TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import { observationOf } from '../../../subgraphs/compute/service/records/newer-observation.ts';
import type { TaskDoc } from '../../../subgraphs/compute/store/tasks.ts';
import type { StepContext } from '../step-context.ts';
import { awaitTask, type WhenSilent } from './await-task.ts';
import { errorOf, RetryableError } from './task-errors.ts';

export interface NodeAct<K extends TaskKind> {
  readonly nodeUuid: string;
  readonly kind: K;
  readonly payload: TaskPayload<K>;
  /** Tells several tasks of one step apart. */
  readonly part?: string;
  /** Whether what was seen afterwards is what was wanted. It decides, not what the node says of its act. */
  readonly isWanted?: (seen: InstanceReport | null, task: TaskDoc) => boolean;
  readonly whenSilent: WhenSilent;
}

/** The task of this try. The same again after a crash; another one after a failure. */
export const taskIdOf = (
  { operation, step, half, attempt }: Pick<StepContext, 'operation' | 'step' | 'half' | 'attempt'>,
  part?: string,
): string => [operation._id, step, half, attempt, ...(part ? [part] : [])].join('/');

/**
 * Has a compute node do something and waits until it is done. The task is durable: it outlives this process, the
 * node's absence and lost messages, and asking again in the same try is waiting for the same task. What the node
 * saw afterwards is taken into the instance's record.
 * @throws TerminalError when the node can never do it or is given up, RetryableError for a failed try
 */
export async function onNode<K extends TaskKind>(context: StepContext, act: NodeAct<K>): Promise<void> {
  const id = taskIdOf(context, act.part);
  const deadlineMs = context.taskLimits.deadlineMs[act.kind];
  const instanceUuid = act.kind === 'image.ensure' ? null : context.operation.targetUuid;
  const { nodeUuid, kind, payload } = act;
  await context.tasks.ensure({ id, nodeUuid, kind, instanceUuid, payload, deadlineMs });
  const end = await awaitTask(context, { id, nodeUuid, deadlineMs, whenSilent: act.whenSilent });
  if (end === 'silent' && act.whenSilent === 'leave') return;
  if (end === 'silent' || end === 'overdue') {
    await context.tasks.withdraw([id]);
    if (end === 'silent') throw new TerminalError('NODE_UNREACHABLE');
    throw new RetryableError('NODE_UNREACHABLE', `task ${id} did not end within ${deadlineMs} ms`);
  }
  if (end.observed && instanceUuid) {
    await context.instances.observe(instanceUuid, observationOf(end.observed));
  }
  judge(act, end);
}

function judge<K extends TaskKind>(act: NodeAct<K>, task: TaskDoc): void {
  if (task.state === 'WITHDRAWN')
    throw new RetryableError('NODE_TASK_FAILED', `task ${task._id} was withdrawn`);
  const isDone = act.isWanted ? act.isWanted(task.observed, task) : task.state === 'DONE';
  if (isDone) return;
  if (task.failure) throw errorOf(task.failure);
  const seen = task.observed?.exists ? task.observed.state : 'absent';
  throw new RetryableError('NODE_TASK_FAILED', `task ${task._id} is done, it says, but the zone is ${seen}`);
}

/** Takes back the last task of this step's run, so that it is not sent any more; one already sent may still be done. */
export async function withdrawRun(context: StepContext): Promise<void> {
  const attempt = context.operation.steps.find(({ name }) => name === context.step)?.attempts ?? 0;
  await context.tasks.withdraw([taskIdOf({ ...context, half: 'run', attempt })]);
}
