/** A look at what others hold: live, and remembering whether it ever answered yes. */
export interface HeldNumbers {
  has(number: number): boolean;
  /** Whether any number asked about was held. */
  readonly met: boolean;
}

/**
 * Addresses that this process is about to write, so that requests running side by side do not all try the same
 * one. Only the store decides who gets an address; this merely saves it from refusing ninety-nine in a hundred.
 */
export class AddressClaims {
  readonly #held = new Map<string, Map<number, Promise<void>>>();

  /** What is held on a network, at whatever moment it is asked. */
  on(networkUuid: string): HeldNumbers {
    const look = {
      met: false,
      has: (number: number): boolean => {
        const isHeld = this.#held.get(networkUuid)?.has(number) ?? false;
        look.met ||= isHeld;
        return isHeld;
      },
    };
    return look;
  }

  /** The lowest number held on a network; `Infinity` when none is. */
  lowest(networkUuid: string): number {
    return Math.min(...(this.#held.get(networkUuid)?.keys() ?? []));
  }

  /** Resolves when every number held on the network at this moment has been released. */
  async settled(networkUuid: string): Promise<void> {
    await Promise.all(this.#held.get(networkUuid)?.values() ?? []);
  }

  /** Holds a number until the returned function is called. */
  take(networkUuid: string, number: number): () => void {
    const held = this.#held.get(networkUuid) ?? new Map<number, Promise<void>>();
    const { promise, resolve } = deferred();
    this.#held.set(networkUuid, held.set(number, promise));
    return () => {
      resolve();
      if (held.get(number) === promise) held.delete(number);
      if (held.size === 0 && this.#held.get(networkUuid) === held) this.#held.delete(networkUuid);
    };
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
