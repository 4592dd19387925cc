import type { InstanceReport, TaskFailure, TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import type { TaskRecords } from '../../../subgraphs/compute/service/records/interfaces.ts';
import type { TaskDoc } from '../../../subgraphs/compute/store/tasks.ts';

type Outcome = Pick<TaskDoc, 'failure' | 'observed'>;

/**
 * A compute node in memory that answers its tasks one after another: looks, acts, looks again, and keeps a journal,
 * so that a task delivered twice has one effect. It outlives the engines that talk to it.
 */
export class ToyNode {
  readonly uuid: string;
  readonly zones = new Map<string, InstanceReport>();
  readonly images = new Set<string>();
  /** Every effect it has had, `VERB UUID`. */
  readonly effects: string[] = [];
  /** While true nothing reaches it. */
  isSilent = false;
  /** Fails the tasks of a kind, before or in spite of the effect. */
  readonly failures = new Map<TaskKind, { failure: TaskFailure; count: number; afterEffect?: boolean }>();
  /** So many tasks of a kind it says it has done, and has not. */
  readonly lies = new Map<TaskKind, number>();
  /** Instances whose guest shuts itself down as soon as it has booted. */
  readonly guestsThatHalt = new Set<string>();
  /** Instances that a creation, come late, makes once more right after they were deleted. */
  readonly lateCreations = new Set<string>();
  /** Has the effect of the next task of a kind, and says nothing until it is delivered again. */
  readonly loseAnswerOf = new Set<TaskKind>();
  /** Kinds of task that it begins only when they are taken out again. */
  readonly held = new Set<TaskKind>();
  /** What the zones were last told to be. */
  readonly properties = new Map<string, TaskPayload<'instance.update'>>();
  readonly #generations = new Map<string, number>();
  readonly #journal = new Map<string, Outcome>();
  #work: Promise<void> = Promise.resolve();
  readonly #tasks: TaskRecords;

  constructor(tasks: TaskRecords, uuid: string) {
    this.#tasks = tasks;
    this.uuid = uuid;
    tasks.onChange((task) => this.#deliver(task));
  }

  /** Delivers everything that is not finished again, as the node link does until it is answered. */
  async redeliver(): Promise<void> {
    const unfinished = await this.#tasks.unfinishedOf(this.uuid).catch(() => []);
    for (const task of unfinished) this.#deliver(task);
  }

  #deliver(task: TaskDoc): void {
    if (task.nodeUuid !== this.uuid || !task.isUnfinished || this.isSilent || this.held.has(task.kind))
      return;
    this.#work = this.#work.then(() => this.#answer(task)).catch(() => undefined);
  }

  async #answer(task: TaskDoc): Promise<void> {
    const isFirst = !this.#journal.has(task._id);
    const outcome = this.#journal.get(task._id) ?? this.#do(task);
    this.#journal.set(task._id, outcome);
    if (task.kind === 'instance.delete' && this.lateCreations.delete(task.instanceUuid ?? '')) {
      this.set(task.instanceUuid ?? '', { state: 'STOPPED' });
    }
    if (isFirst && this.loseAnswerOf.delete(task.kind)) return;
    await this.#tasks.finish(this.uuid, task._id, outcome);
  }

  #do(task: TaskDoc): Outcome {
    const fault = this.failures.get(task.kind);
    if (fault && fault.count > 0) {
      fault.count -= 1;
      if (fault.afterEffect) this.#act(task);
      const observed = fault.afterEffect && task.instanceUuid ? this.observe(task.instanceUuid) : null;
      return { failure: fault.failure, observed };
    }
    const lies = this.lies.get(task.kind) ?? 0;
    if (lies > 0) this.lies.set(task.kind, lies - 1);
    else this.#act(task);
    return { failure: null, observed: task.instanceUuid ? this.observe(task.instanceUuid) : null };
  }

  observe(uuid: string): InstanceReport {
    const absent = { uuid, state: 'STOPPED', boots: 0, exists: false, isOurs: true } as const;
    return this.zones.get(uuid) ?? { ...absent, generation: this.#generations.get(uuid) ?? 0 };
  }

  /** Somebody does it on the node itself. */
  set(uuid: string, change: Partial<InstanceReport>): void {
    const generation = (this.#generations.get(uuid) ?? 0) + 1;
    this.#generations.set(uuid, generation);
    this.zones.set(uuid, { ...this.observe(uuid), exists: true, ...change, generation });
  }

  #act({ kind, payload, instanceUuid }: TaskDoc): void {
    // Kind and payload of a task belong together.
    if (kind === 'image.ensure') this.images.add((payload as TaskPayload<'image.ensure'>).image.uuid);
    if (!instanceUuid) return;
    const { exists, state, boots } = this.observe(instanceUuid);
    const effect = (verb: string, change: Partial<InstanceReport>): void => {
      this.effects.push(`${verb} ${instanceUuid}`);
      this.set(instanceUuid, change);
    };
    if (kind === 'instance.create' && !exists) effect('create', { state: 'STOPPED' });
    if (kind === 'instance.start' && exists && state !== 'RUNNING') {
      const state = this.guestsThatHalt.has(instanceUuid) ? 'STOPPED' : 'RUNNING';
      effect('start', { state, boots: boots + 1 });
    }
    if (kind === 'instance.stop' && state === 'RUNNING') effect('stop', { state: 'STOPPED' });
    if (kind === 'instance.reboot' && boots <= (payload as TaskPayload<'instance.reboot'>).bootsBefore) {
      effect('reboot', { state: 'RUNNING', boots: boots + 1 });
    }
    if (kind === 'instance.update') {
      this.properties.set(instanceUuid, payload as TaskPayload<'instance.update'>);
    }
    if (kind === 'instance.delete' && exists) {
      effect('delete', {});
      this.zones.delete(instanceUuid);
    }
  }
}
