import type { Clock } from '../../schema/runtime.ts';
import type { NodeDesk, NodeTask } from './desk.ts';

interface TaskStreamOptions {
  readonly node: string;
  readonly desk: Pick<NodeDesk, 'onTask' | 'unfinishedTasks'>;
  readonly clock: Clock;
  /** A task that was not accepted is sent again after so long. */
  readonly resendMs: number;
  /** Called once when the stream is over, for whatever cause. */
  readonly closed: () => void;
}

interface TaskEvent {
  readonly tasks: NodeTask;
}

interface Entry {
  readonly task: NodeTask;
  isAccepted: boolean;
  cancelResend: () => void;
}

type Step = IteratorResult<TaskEvent, undefined>;

/**
 * The tasks of one session: the unfinished ones first, then new ones, each again and again until it is accepted.
 * Before a task is sent again the desk is asked whether it still stands: one that was withdrawn meanwhile must not
 * arrive after the tasks that undo it.
 * Written by hand because a generator would hold its resources until the next event. A task waits here at most
 * once, so a node that does not read costs no more than its unfinished tasks.
 */
export class TaskStream implements AsyncGenerator<TaskEvent, undefined, undefined> {
  readonly #options: TaskStreamOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #ready = new Map<string, Entry>();
  /** Sent, not accepted in time, and to be asked about. */
  readonly #overdue = new Set<Entry>();
  readonly #stopListening: () => void;
  /** New tasks that came before the unfinished ones were read. */
  #early: NodeTask[] | undefined = [];
  #pending: { resolve(step: Step): void; reject(error: unknown): void } | undefined;
  #failure: { readonly error: unknown } | undefined;
  #isAsking = false;
  #isOver = false;

  constructor(options: TaskStreamOptions) {
    this.#options = options;
    this.#stopListening = options.desk.onTask(options.node, (task) => this.#take(task));
    options.desk.unfinishedTasks(options.node).then(
      (unfinished) => this.#begin(unfinished),
      (error: unknown) => this.#fail(error),
    );
  }

  /** How many tasks are sent, or waiting to be, and not accepted. */
  get unaccepted(): number {
    return [...this.#entries.values()].filter((entry) => !entry.isAccepted).length;
  }

  /** The node has the task in its journal. */
  accepted(taskId: string): void {
    const entry = this.#entries.get(taskId);
    if (!entry) return;
    entry.isAccepted = true;
    entry.cancelResend();
    this.#ready.delete(taskId);
  }

  /** The task's outcome was taken. */
  finished(taskId: string): void {
    this.accepted(taskId);
    this.#entries.delete(taskId);
  }

  next(): Promise<Step> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#pump();
    });
  }

  return(): Promise<Step> {
    this.#close();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<Step> {
    this.#close();
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
  }

  #begin(unfinished: readonly NodeTask[]): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const task of [...unfinished, ...early]) this.#take(task);
  }

  #take(task: NodeTask): void {
    if (this.#isOver) return;
    if (this.#early) return void this.#early.push(task);
    if (this.#entries.has(task.id)) return;
    const entry = { task, isAccepted: false, cancelResend: () => undefined };
    this.#entries.set(task.id, entry);
    this.#offer(entry);
  }

  #offer(entry: Entry): void {
    this.#ready.set(entry.task.id, entry);
    this.#pump();
  }

  #pump(): void {
    const pending = this.#pending;
    const [entry] = this.#ready.values();
    if (!pending || !(entry || this.#failure || this.#isOver)) return;
    this.#pending = undefined;
    if (this.#failure) pending.reject(this.#failure.error);
    else if (entry && !this.#isOver) pending.resolve({ done: false, value: { tasks: this.#send(entry) } });
    else pending.resolve({ done: true, value: undefined });
  }

  #send(entry: Entry): NodeTask {
    this.#ready.delete(entry.task.id);
    const { clock, resendMs } = this.#options;
    entry.cancelResend = clock.schedule(resendMs, () => this.#askAbout(entry));
    return entry.task;
  }

  #askAbout(entry: Entry): void {
    this.#overdue.add(entry);
    if (!this.#isAsking) void this.#ask();
  }

  /** One question at a time; what falls due meanwhile is in the next one. */
  async #ask(): Promise<void> {
    const { node, desk } = this.#options;
    this.#isAsking = true;
    while (this.#overdue.size > 0 && !this.#isOver) {
      const overdue = [...this.#overdue];
      this.#overdue.clear();
      const unfinished = await desk.unfinishedTasks(node).catch(() => undefined);
      const standing = unfinished && new Set(unfinished.map((task) => task.id));
      for (const entry of overdue) if (!entry.isAccepted && !this.#isOver) this.#sendAgain(entry, standing);
    }
    this.#isAsking = false;
  }

  /** `standing`: the tasks that still stand, or `undefined` when the desk did not answer. */
  #sendAgain(entry: Entry, standing: ReadonlySet<string> | undefined): void {
    const { clock, resendMs } = this.#options;
    if (!standing) entry.cancelResend = clock.schedule(resendMs, () => this.#askAbout(entry));
    else if (standing.has(entry.task.id)) this.#offer(entry);
    else this.#entries.delete(entry.task.id);
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#failure = { error };
    this.#close();
  }

  #close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopListening();
    for (const entry of this.#entries.values()) entry.cancelResend();
    this.#ready.clear();
    this.#options.closed();
    this.#pump();
  }
}
