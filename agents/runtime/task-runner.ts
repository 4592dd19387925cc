import { limits } from '../../schema/limits.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { InstanceReport, TaskFailure } from '../../schema/tasks.ts';
import { type Host, HostError } from '../hosts/host.ts';
import { SerialLanes } from '../serial-lanes.ts';
import { type ReadyTask, readTask, type TaskDelivery } from '../tasks/read-task.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import type { Journal, TaskOutcome } from './journal.ts';
import type { AgentTimings } from './timings.ts';

interface RunnerParts {
  readonly journal: Journal;
  readonly host: Host;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: AgentTimings;
  /** Called with each outcome once it is in the journal. */
  readonly finished: (outcome: TaskOutcome) => void;
}

/** Time for the last look at an instance whose task has failed. */
const lookMs = 5_000;

/**
 * Takes tasks on, does them one after another per instance, and writes both down. However often a task is
 * delivered, it is done once (law L7); one that a crash cut off is done again and finds what it had done.
 */
export class TaskRunner {
  readonly #parts: RunnerParts;
  readonly #lanes = new SerialLanes();
  readonly #receiving = new Map<string, Promise<boolean>>();
  #ended = 0;
  #unfinished = 0;
  #isStopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** How many tasks have ended since the start: something on the node may be different when it rises. */
  get ended(): number {
    return this.#ended;
  }

  /** How many tasks are waiting or being done. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Goes on with what the journal says was taken on and not finished. Call once, before the first `receive`. */
  resume(): void {
    for (const task of this.#parts.journal.unfinished()) {
      const ready = readTask(task);
      if ('code' in ready) void this.#finish(task, failed(task, ready));
      else this.#enqueue(task, ready, Promise.resolve());
    }
  }

  /**
   * Takes a delivered task on, once. `true`: it is in the journal and will be done, tell the headnode so.
   * `false`: it has ended already, or was refused; its outcome has been handed out (again).
   * Rejects when it could not be written down: then it has not arrived and will be sent again.
   */
  receive(task: TaskDelivery): Promise<boolean> {
    const current = this.#receiving.get(task.id);
    if (current) return current;
    const reception = this.#take(task).finally(() => this.#receiving.delete(task.id));
    this.#receiving.set(task.id, reception);
    return reception;
  }

  /** Begins nothing more and forgets how running acts end, as a crash would; the journal remembers them. */
  stop(): void {
    this.#isStopped = true;
  }

  async #take(task: TaskDelivery): Promise<boolean> {
    const known = this.#parts.journal.find(task.id);
    if (known?.state === 'accepted') return true;
    if (known) {
      this.#parts.finished(known.outcome);
      return false;
    }
    const ready = this.#admit(task);
    if ('code' in ready) {
      await this.#finish(task, failed(task, ready));
      return false;
    }
    const accepted = this.#parts.journal.accept(task);
    this.#enqueue(task, ready, accepted);
    await accepted;
    return true;
  }

  #admit(task: TaskDelivery): ReadyTask | TaskFailure {
    const ready = readTask(task);
    if ('code' in ready || this.#lanes.depth(ready.subject) < limits.node.queuedTasksPerInstance)
      return ready;
    return { code: 'BUSY', message: 'too many tasks are waiting for this instance', isFinal: false };
  }

  /** The place in the queue is taken at once; the act waits until the task is in the journal. */
  #enqueue(task: TaskDelivery, ready: ReadyTask, accepted: Promise<void>): void {
    const endsAt = this.#parts.clock.monotonic() + task.deadlineMs;
    this.#unfinished += 1;
    const act = async (): Promise<void> => {
      await accepted;
      if (!this.#isStopped) await this.#finish(task, await this.#outcomeOf(task, ready, endsAt));
    };
    void this.#lanes
      .run(ready.subject, act)
      .catch(() => this.#parts.logger.warn({ task: task.id }, 'a task could not be taken on'))
      .finally(() => {
        this.#unfinished -= 1;
      });
  }

  async #outcomeOf(task: TaskDelivery, ready: ReadyTask, endsAt: number): Promise<TaskOutcome> {
    const { clock, host, timings } = this.#parts;
    const limitMs = endsAt - clock.monotonic();
    try {
      const seen = await withDeadline({ clock, limitMs, graceMs: timings.graceMs }, (signal) =>
        ready.run(host, signal),
      );
      return { taskId: task.id, failure: null, observed: presentOf(seen) };
    } catch (error) {
      return { taskId: task.id, failure: this.#failureOf(task, error), observed: await this.#look(task) };
    }
  }

  async #finish(task: TaskDelivery, outcome: TaskOutcome): Promise<void> {
    if (this.#isStopped) return;
    this.#ended += 1;
    await this.#parts.journal.finish(outcome);
    const { failure } = outcome;
    this.#parts.logger.info({ task: task.id, kind: task.kind, failure: failure?.code }, 'a task has ended');
    this.#parts.finished(outcome);
  }

  /** What is there after a failure; `null` when nothing is, or when the host does not say. */
  async #look({ instance }: TaskDelivery): Promise<InstanceReport | null> {
    if (instance === null) return null;
    const { clock, host } = this.#parts;
    const look = (): Promise<InstanceReport> => host.instances.observe(instance);
    return withDeadline({ clock, limitMs: lookMs, graceMs: 0 }, look).then(presentOf, () => null);
  }

  #failureOf(task: TaskDelivery, error: unknown): TaskFailure {
    if (error instanceof HostError)
      return { code: error.code, message: error.message.slice(0, 2_000), isFinal: error.isFinal };
    if (error instanceof DeadlineError)
      return { code: 'TASK_FAILED', message: error.message, isFinal: false };
    this.#parts.logger.error({ task: task.id, kind: task.kind, err: error }, 'a task failed unexpectedly');
    return { code: 'TASK_FAILED', message: 'the agent failed unexpectedly', isFinal: false };
  }
}

const presentOf = (seen: InstanceReport | null): InstanceReport | null => (seen?.exists ? seen : null);

const failed = (task: TaskDelivery, failure: TaskFailure): TaskOutcome => ({
  taskId: task.id,
  failure,
  observed: null,
});
