type Step = IteratorResult<unknown>;

/** A source of events that a test pushes into; counts who listens, and lets go at once on `return()`. */
export class EventSource {
  readonly #listeners = new Set<Listener>();
  #opened = 0;

  get listeners(): number {
    return this.#listeners.size;
  }

  /** How many listeners there have ever been. */
  get opened(): number {
    return this.#opened;
  }

  push(event: unknown): void {
    for (const listener of this.#listeners) listener.push(event);
  }

  /** Ends all streams, with an error if one is given. */
  end(error?: Error): void {
    for (const listener of [...this.#listeners]) listener.end(error);
  }

  /** A stream that begins with `first`. */
  listen(first: readonly unknown[] = []): AsyncIterableIterator<unknown> {
    this.#opened += 1;
    const listener = new Listener(() => this.#listeners.delete(listener));
    for (const event of first) listener.push(event);
    this.#listeners.add(listener);
    return listener;
  }
}

class Listener implements AsyncIterableIterator<unknown> {
  readonly #queue: unknown[] = [];
  readonly #onEnded: () => void;
  #waiting: { resolve: (step: Step) => void; reject: (error: Error) => void } | undefined;
  #ended: { readonly error: Error | undefined } | undefined;

  constructor(onEnded: () => void) {
    this.#onEnded = onEnded;
  }

  push(event: unknown): void {
    this.#queue.push(event);
    this.#serve();
  }

  end(error?: Error): void {
    this.#ended ??= { error };
    this.#onEnded();
    this.#serve();
  }

  next(): Promise<Step> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#serve();
    });
  }

  return(): Promise<Step> {
    this.#queue.length = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #serve(): void {
    const waiting = this.#waiting;
    if (!waiting || (this.#queue.length === 0 && !this.#ended)) return;
    this.#waiting = undefined;
    if (this.#queue.length > 0) waiting.resolve({ done: false, value: this.#queue.shift() });
    else if (this.#ended?.error) waiting.reject(this.#ended.error);
    else waiting.resolve({ done: true, value: undefined });
  }
}
