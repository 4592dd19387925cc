import type { InstanceReport, TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import { HostError } from '../../hosts/host.ts';
import type { AgentTask, TaskContext } from '../task.ts';

type InstanceTaskKind = Exclude<TaskKind, 'image.ensure'>;

interface InstanceAct<K extends InstanceTaskKind> {
  /** Whether the instance, as seen now, is as the task wants it. Decides before the act and after it. */
  isDone(seen: InstanceReport, context: TaskContext<K>): boolean | Promise<boolean>;
  /** Brings it about. What it throws matters only when the second look does not find the wanted either. */
  act(context: TaskContext<K>, seen: InstanceReport): Promise<void>;
}

/**
 * The shape of every task about an instance: look, act, look again. The observation is believed, not what the
 * act says of itself. An instance that this control plane has not made is never touched.
 */
export const instanceTask = <K extends InstanceTaskKind>({ isDone, act }: InstanceAct<K>): AgentTask<K> => ({
  subjectOf: instanceOf,
  run: async (context) => {
    const uuid = instanceOf(context.payload);
    const before = await context.host.instances.observe(uuid);
    demandOurs(before);
    if (await isDone(before, context)) return before;
    const failure = await failureOf(act(context, before));
    const after = await context.host.instances.observe(uuid);
    if (await isDone(after, context)) return after;
    throw failure ?? new HostError('TASK_FAILED', `it was done, but instance ${uuid} is ${stateOf(after)}`);
  },
});

const instanceOf = (payload: TaskPayload<InstanceTaskKind>): string =>
  'spec' in payload ? payload.spec.uuid : payload.uuid;

const stateOf = (seen: InstanceReport): string => (seen.exists ? seen.state : 'absent');

function demandOurs(seen: InstanceReport): void {
  if (seen.exists && !seen.isOurs)
    throw new HostError('TASK_FAILED', `instance ${seen.uuid} was not made by this control plane`, true);
}

const failureOf = (act: Promise<void>): Promise<unknown> =>
  act.then(
    () => undefined,
    (error: unknown) => error,
  );
