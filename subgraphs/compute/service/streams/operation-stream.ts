import { isFinalOperationState } from '../../../../schema/states.ts';
import type { Change } from '../../../shared/changes/change-queue.ts';
import type { OperationDoc } from '../../store/operations.ts';

type Next = IteratorResult<Change<OperationDoc>>;

const ended = { done: true, value: undefined } as const;

/**
 * The changes of one operation, up to its end. How it stands now comes first when wanted, and again behind every
 * RESET; what the source brings of an earlier time than was shown already is left out.
 */
export class OperationStream implements AsyncIterableIterator<Change<OperationDoc>> {
  readonly #source: AsyncIterator<Change<OperationDoc>>;
  readonly #readPresent: () => Promise<Change<OperationDoc> | undefined>;
  /** Revision of what was shown last. */
  #shown: number;
  #isPresentWanted: boolean;
  #isEnded = false;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param shown revision that the reader has seen; 0 shows the operation as it stands first */
  constructor(
    source: AsyncIterator<Change<OperationDoc>>,
    readPresent: () => Promise<Change<OperationDoc> | undefined>,
    shown: number,
  ) {
    this.#source = source;
    this.#readPresent = readPresent;
    this.#shown = shown;
    this.#isPresentWanted = shown === 0;
  }

  /** One after another, however often it is called. */
  next(): Promise<Next> {
    const step = this.#turn.then(() => this.#advance());
    this.#turn = step.catch(() => this.return());
    return step;
  }

  async return(): Promise<Next> {
    this.#isEnded = true;
    await this.#source.return?.();
    return ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #advance(): Promise<Next> {
    if (this.#isPresentWanted && !this.#isEnded) {
      this.#isPresentWanted = false;
      const present = await this.#readPresent();
      if (present) return this.#show(present);
    }
    while (!this.#isEnded) {
      const step = await this.#source.next();
      if (step.done) break;
      if (step.value.kind === 'RESET' || step.value.object.revision > this.#shown)
        return this.#show(step.value);
    }
    return ended;
  }

  #show(change: Change<OperationDoc>): Next {
    if (this.#isEnded) return ended;
    if (change.kind === 'RESET') this.#isPresentWanted = true;
    else this.#noteShown(change.object);
    return { done: false, value: change };
  }

  #noteShown(operation: OperationDoc): void {
    this.#shown = operation.revision;
    if (isFinalOperationState(operation.state)) void this.return();
  }
}
