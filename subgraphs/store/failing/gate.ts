import { StoreUnavailable } from '../port.ts';

/** Where calls are let through, held back or refused. */
export class Gate {
  readonly #holds = new Set<Promise<void>>();
  #isRefusing = false;

  refuse(on: boolean): void {
    this.#isRefusing = on;
  }

  /** Holds whoever comes from now on, until the returned function is called. */
  hold(): () => void {
    const { promise, release } = latch();
    this.#holds.add(promise);
    return () => {
      this.#holds.delete(promise);
      release();
    };
  }

  /** Waits while held. @throws StoreUnavailable while refusing */
  async pass(): Promise<void> {
    await Promise.all(this.#holds);
    if (this.#isRefusing) throw new StoreUnavailable('refused by order');
  }

  async through<T>(call: () => Promise<T>): Promise<T> {
    await this.pass();
    return call();
  }
}

function latch(): { readonly promise: Promise<void>; readonly release: () => void } {
  let release = (): void => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
