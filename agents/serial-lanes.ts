/**
 * Runs acts one after another per key and side by side across keys. A failing act does not hold up the next one
 * of its key. Keys without work cost nothing.
 */
export class SerialLanes {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #depths = new Map<string, number>();

  /** How many acts of the key are waiting or running. */
  depth(key: string): number {
    return this.#depths.get(key) ?? 0;
  }

  /** Runs `act` after everything that was given for the key before; settles as `act` does. */
  run<T>(key: string, act: () => Promise<T>): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(act);
    const leave = (): void => this.#leave(key, tail);
    const tail: Promise<void> = result.then(leave, leave);
    this.#tails.set(key, tail);
    this.#depths.set(key, this.depth(key) + 1);
    return result;
  }

  #leave(key: string, tail: Promise<void>): void {
    const depth = this.depth(key) - 1;
    if (depth > 0) this.#depths.set(key, depth);
    else this.#depths.delete(key);
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }
}
