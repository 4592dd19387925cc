import { z } from 'zod';
import type { Logger } from '../../schema/runtime.ts';
import { instanceReport, taskFailure } from '../../schema/tasks.ts';
import { type TaskDelivery, taskDelivery } from '../tasks/read-task.ts';
import { JournalFile } from './journal-file.ts';

export const taskOutcome = z.object({
  taskId: z.string(),
  /** `null`: it was done. */
  failure: taskFailure.nullable(),
  /** The instance as it was seen afterwards; `null` for none. */
  observed: instanceReport.nullable(),
});
export type TaskOutcome = z.infer<typeof taskOutcome>;

const journalRecord = z.union([
  z.object({ accepted: taskDelivery }),
  z.object({ finished: taskOutcome }),
  z.object({ answered: z.string() }),
]);
type JournalRecord = z.infer<typeof journalRecord>;

/** What is known about a task: accepted, then finished, then answered (the headnode has taken the outcome). */
export type JournalEntry =
  | { readonly state: 'accepted'; readonly task: TaskDelivery }
  | { readonly state: 'finished' | 'answered'; readonly outcome: TaskOutcome };

/** So many answered tasks are remembered, against deliveries that were long on their way. */
const answeredKept = 1_000;
/** The file is rewritten when it has this many more lines than are needed. */
const staleLinesAllowed = 4_000;

/**
 * The agent's memory by task id (law L7): what it has taken on, how it ended, and whether the headnode knows.
 * `accept` and `finish` are on the disk when they resolve. Payloads of finished tasks leave memory at once and the
 * file when it is next rewritten.
 */
export class Journal {
  readonly #entries = new Map<string, JournalEntry>();
  readonly #answered = new Set<string>();
  readonly #file: JournalFile;
  readonly #logger: Logger;
  #lines: number;

  private constructor(file: JournalFile, records: readonly JournalRecord[], logger: Logger) {
    this.#file = file;
    this.#logger = logger;
    this.#lines = records.length;
    for (const record of records) this.#apply(record);
  }

  /** Opens or makes the journal at `path`. Rejects when the file cannot be used. */
  static async open(path: string, logger: Logger): Promise<Journal> {
    const { file, records } = await JournalFile.open(path, (value) => journalRecord.parse(value));
    const journal = new Journal(file, records, logger);
    await journal.#compact();
    return journal;
  }

  find(taskId: string): JournalEntry | undefined {
    return this.#entries.get(taskId);
  }

  /** Tasks taken on and not finished, oldest first. */
  unfinished(): readonly TaskDelivery[] {
    return [...this.#entries.values()].flatMap((entry) => (entry.state === 'accepted' ? [entry.task] : []));
  }

  /** Outcomes the headnode has not taken yet, oldest first. */
  unanswered(): readonly TaskOutcome[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.state === 'finished' ? [entry.outcome] : [],
    );
  }

  /** Takes the task on. Rejects, and then does not know the task, when it cannot be written down. */
  async accept(task: TaskDelivery): Promise<void> {
    try {
      await this.#append({ accepted: task });
    } catch (error) {
      this.#entries.delete(task.id);
      throw error;
    }
  }

  /**
   * Remembers how a task ended. The outcome counts from now on even when it cannot be written down: after a
   * crash the task is done once more, and a task that looks first does nothing then.
   */
  async finish(outcome: TaskOutcome): Promise<void> {
    await this.#append({ finished: outcome }).catch(() => {
      this.#logger.error({ task: outcome.taskId }, 'the outcome of a task cannot be written to the journal');
    });
  }

  /** The headnode has taken the outcome. Losing this only means telling it once more. */
  async answered(taskId: string): Promise<void> {
    await this.#append({ answered: taskId }).catch(() => undefined);
    await this.#compact().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Memory first: a rewrite of the file that comes in between must not leave the record out. */
  async #append(record: JournalRecord): Promise<void> {
    this.#apply(record);
    this.#lines += 1;
    await this.#file.append(record);
  }

  #apply(record: JournalRecord): void {
    if ('accepted' in record) this.#applyAccepted(record.accepted);
    else if ('finished' in record) this.#applyFinished(record.finished);
    else this.#applyAnswered(record.answered);
  }

  #applyAccepted(task: TaskDelivery): void {
    if (!this.#entries.has(task.id)) this.#entries.set(task.id, { state: 'accepted', task });
  }

  #applyFinished(outcome: TaskOutcome): void {
    if (!this.#answered.has(outcome.taskId))
      this.#entries.set(outcome.taskId, { state: 'finished', outcome });
  }

  #applyAnswered(taskId: string): void {
    const entry = this.#entries.get(taskId);
    if (entry?.state !== 'finished') return;
    this.#entries.set(taskId, { state: 'answered', outcome: entry.outcome });
    this.#answered.add(taskId);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    const [oldest] = this.#answered;
    if (oldest === undefined || this.#answered.size <= answeredKept) return;
    this.#answered.delete(oldest);
    this.#entries.delete(oldest);
  }

  async #compact(): Promise<void> {
    if (this.#lines - this.#entries.size < staleLinesAllowed) return;
    this.#lines = this.#entries.size + this.#answered.size;
    await this.#file.rewrite(() => [...this.#entries.values()].flatMap(recordsOf));
  }
}

const recordsOf = (entry: JournalEntry): readonly JournalRecord[] => {
  if (entry.state === 'accepted') return [{ accepted: entry.task }];
  const finished = { finished: entry.outcome };
  return entry.state === 'finished' ? [finished] : [finished, { answered: entry.outcome.taskId }];
};
