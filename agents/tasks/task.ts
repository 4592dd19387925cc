import type { InstanceReport, TaskKind, TaskPayload } from '../../schema/tasks.ts';
import type { Host } from '../hosts/host.ts';

export interface TaskContext<K extends TaskKind> {
  readonly payload: TaskPayload<K>;
  readonly host: Host;
  /** Fires when the task's deadline has passed; every act on the host gets it. */
  readonly signal: AbortSignal;
}

/** One kind of work. It may run any number of times for the same payload and has one effect: look, act, look again. */
export interface AgentTask<K extends TaskKind> {
  /** What its queue is named after: tasks of one subject are done one after another. */
  subjectOf(payload: TaskPayload<K>): string;
  /** Resolves with the instance as it was seen last (`null`: the task is not about one). Rejects with HostError. */
  run(context: TaskContext<K>): Promise<InstanceReport | null>;
}
