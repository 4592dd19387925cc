import type { Clock, Random } from '../../schema/runtime.ts';
import { backoffMs } from './backoff.ts';
import type { TaskOutcome } from './journal.ts';
import type { Link } from './link.ts';
import type { AgentTimings } from './timings.ts';

/** So many outcomes are on their way at the same time. */
const inFlightMax = 8;

interface OutboxParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly timings: AgentTimings;
  /** The headnode has taken the outcome. */
  readonly answered: (taskId: string) => void;
}

/**
 * Outcomes the headnode has not taken yet. Each is repeated until it is answered, over as many sessions as it
 * takes; one that gets no answer does not hold up the others.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #outcomes = new Map<string, TaskOutcome>();
  readonly #inFlight = new Set<string>();
  /** Outcomes that wait for their next attempt, with what ends the wait. */
  readonly #resting = new Map<string, () => void>();
  readonly #attempts = new Map<string, number>();
  #link: Link | undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#outcomes.size;
  }

  put(outcome: TaskOutcome): void {
    this.#outcomes.set(outcome.taskId, outcome);
    this.#pump();
  }

  /** Sends over this link from now on, beginning at once; `undefined`: there is none just now. */
  use(link: Link | undefined): void {
    this.#link = link;
    for (const cancel of this.#resting.values()) cancel();
    this.#resting.clear();
    this.#attempts.clear();
    this.#pump();
  }

  #pump(): void {
    for (const outcome of this.#outcomes.values()) {
      if (!this.#link || this.#inFlight.size >= inFlightMax) return;
      const isHeld = this.#inFlight.has(outcome.taskId) || this.#resting.has(outcome.taskId);
      if (!isHeld) void this.#send(this.#link, outcome);
    }
  }

  async #send(link: Link, outcome: TaskOutcome): Promise<void> {
    const { taskId } = outcome;
    this.#inFlight.add(taskId);
    const isAnswered = await link.request('finishTask', { input: wireOf(outcome) }).then(
      () => true,
      () => false,
    );
    this.#inFlight.delete(taskId);
    if (isAnswered) this.#drop(taskId);
    else if (link === this.#link) this.#rest(taskId);
    this.#pump();
  }

  #drop(taskId: string): void {
    this.#outcomes.delete(taskId);
    this.#attempts.delete(taskId);
    this.#parts.answered(taskId);
  }

  #rest(taskId: string): void {
    const { clock, random, timings } = this.#parts;
    const attempt = this.#attempts.get(taskId) ?? 0;
    this.#attempts.set(taskId, attempt + 1);
    const end = (): void => {
      this.#resting.delete(taskId);
      this.#pump();
    };
    this.#resting.set(taskId, clock.schedule(backoffMs(attempt, timings, random), end));
  }
}

const wireOf = ({ taskId, failure, observed }: TaskOutcome): Record<string, unknown> => ({
  taskId,
  isDone: failure === null,
  failure,
  observed,
});
