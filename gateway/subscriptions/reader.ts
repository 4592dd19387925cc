import type { GraphQLError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import { overLimit } from '../errors/refusal.ts';
import type { Answer } from '../operations/run-operation.ts';
import { type ChangeShape, changedObject, mergeChanges, resetInsteadOf } from './change-shape.ts';

export interface ReaderOptions {
  readonly caller: Caller;
  /** Most changes that may wait. */
  readonly maximum: number;
  /** `undefined` when changes cannot be told apart: such a reader is closed when it falls behind. */
  readonly shape: ChangeShape | undefined;
  /** Called with each change that leaves for the client, and when it had come in. */
  readonly onRead: (receivedAt: number) => void;
  /** Called once, at once, when the reader has ended for whatever reason. */
  readonly onEnded: (reader: Reader) => void;
}

type Step = IteratorResult<Answer, undefined>;

interface Queued {
  readonly answer: Answer;
  /** Monotonic milliseconds. */
  readonly receivedAt: number;
}

interface Waiting {
  readonly resolve: (step: Step) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One client's end of a stream: a bounded queue that is read as an iterator. Written by hand so that `return()` lets
 * go of everything at once, even while a `next()` waits.
 *
 * Per object, what is read is an ordered subsequence of the changes pushed, and it ends with the last one. When the
 * queue is full, waiting changes of one object become one, in the place of the newest: its cursor must not claim
 * more than was delivered. When that is not enough the reader is told RESET, or closed. Never a silent gap.
 */
export class Reader implements AsyncIterableIterator<Answer, undefined> {
  readonly caller: Caller;
  readonly #options: ReaderOptions;
  /** In order. The keys are serial numbers, or the objects' keys while changes are put together. */
  readonly #queue = new Map<number | string, Queued>();
  readonly #waiting: Waiting[] = [];
  #serial = 0;
  #isCoalescing = false;
  #ending: { readonly error: unknown } | undefined;

  constructor(options: ReaderOptions) {
    this.caller = options.caller;
    this.#options = options;
  }

  /** Takes one change, which the gateway received at that time (monotonic milliseconds). */
  push(answer: Answer, receivedAt: number): void {
    if (this.#ending) return;
    const queued = { answer, receivedAt };
    const waiting = this.#waiting.shift();
    if (waiting) {
      waiting.resolve(this.#read(queued));
      return;
    }
    this.#enqueue(queued);
    if (this.#queue.size > this.#options.maximum) this.#shorten(queued);
  }

  /** No more changes come; what waits can still be read, then the error (if any) is thrown. */
  end(error?: unknown): void {
    if (this.#ending) return;
    this.#ending = { error };
    if (this.#queue.size === 0) this.#settle();
    this.#options.onEnded(this);
  }

  /** Ends now; what waits is dropped. */
  abort(error: GraphQLError): void {
    this.#queue.clear();
    this.end(error);
  }

  next(): Promise<Step> {
    const [entry] = this.#queue;
    if (entry) return Promise.resolve(this.#take(...entry));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#ending) this.#settle();
    });
  }

  return(): Promise<Step> {
    this.#queue.clear();
    this.end();
    this.#settle();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #take(key: number | string, queued: Queued): Step {
    this.#queue.delete(key);
    if (this.#queue.size === 0) this.#isCoalescing = false;
    return this.#read(queued);
  }

  #read({ answer, receivedAt }: Queued): Step {
    this.#options.onRead(receivedAt);
    return { done: false, value: answer };
  }

  /** Gives everybody who waits the end; an error is thrown once. */
  #settle(): void {
    for (const waiting of this.#waiting.splice(0)) {
      const error = this.#ending?.error;
      this.#ending = { error: undefined };
      if (error === undefined) waiting.resolve({ done: true, value: undefined });
      else waiting.reject(error);
    }
  }

  #enqueue(queued: Queued): void {
    const { shape } = this.#options;
    this.#serial += 1;
    const object = this.#isCoalescing && shape ? changedObject(shape, queued.answer) : undefined;
    if (!shape || object === undefined) {
      this.#queue.set(this.#serial, queued);
      return;
    }
    const older = this.#queue.get(object);
    this.#queue.delete(object);
    const answer = older ? mergeChanges(shape, older.answer, queued.answer) : queued.answer;
    this.#queue.set(object, { ...queued, answer });
  }

  #shorten(newest: Queued): void {
    const { shape, maximum } = this.#options;
    if (shape?.identity && !this.#isCoalescing) {
      this.#isCoalescing = true;
      const waiting = [...this.#queue.values()];
      this.#queue.clear();
      for (const queued of waiting) this.#enqueue(queued);
    }
    if (this.#queue.size <= maximum) return;
    const reset = shape && resetInsteadOf(shape, newest.answer);
    this.#queue.clear();
    if (reset) this.#enqueue({ ...newest, answer: reset });
    else this.abort(overLimit('queuedChanges', maximum));
  }
}
