import type { Caller } from '../../schema/caller.ts';
import type { Clock } from '../../schema/runtime.ts';
import type { Identities } from './identities.ts';

interface Watched {
  readonly onEnded: Set<() => void>;
  cancel: () => void;
}

/**
 * Watches the credentials of open streams: within five seconds of the end of one (it expired, was revoked, or now
 * belongs to somebody else) everybody who relies on it is told. Streams with the same token are one watch.
 */
export class CredentialWatch {
  readonly #identities: Identities;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #watched = new Map<string, Watched>();

  constructor(identities: Identities, clock: Clock, intervalMs: number) {
    this.#identities = identities;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  /** Calls `onEnded` once when the credential has ended; the returned function ends the watch. */
  watch(token: string, caller: Caller, onEnded: () => void): () => void {
    const key = JSON.stringify([token, caller.credentialId, caller.accountUuid, caller.isOperator]);
    const watched = this.#watched.get(key) ?? { onEnded: new Set(), cancel: () => undefined };
    if (!this.#watched.has(key)) {
      this.#watched.set(key, watched);
      this.#schedule(key, watched, token, caller);
    }
    // A function of its own: the same one may be given twice.
    const told = (): void => onEnded();
    watched.onEnded.add(told);
    return () => {
      watched.onEnded.delete(told);
      if (watched.onEnded.size === 0) this.#forget(key, watched);
    };
  }

  #schedule(key: string, watched: Watched, token: string, caller: Caller): void {
    const delayMs = Math.max(0, Math.min(this.#intervalMs, this.#leftMs(caller)));
    watched.cancel = this.#clock.schedule(delayMs, () => void this.#check(key, watched, token, caller));
  }

  async #check(key: string, watched: Watched, token: string, caller: Caller): Promise<void> {
    // When nobody can say, what was known holds until it expires: a disturbance must not end streams that may go on.
    const present = await this.#identities.refresh(token).catch(() => (this.#isOver(caller) ? null : caller));
    if (this.#watched.get(key) !== watched) return;
    if (present && isSame(present, caller)) {
      this.#schedule(key, watched, token, present);
      return;
    }
    this.#forget(key, watched);
    for (const told of watched.onEnded) told();
  }

  #leftMs({ expiresAt }: Caller): number {
    return expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - this.#clock.now();
  }

  #isOver(caller: Caller): boolean {
    return this.#leftMs(caller) <= 0;
  }

  #forget(key: string, watched: Watched): void {
    watched.cancel();
    if (this.#watched.get(key) === watched) this.#watched.delete(key);
  }
}

const isSame = (one: Caller, other: Caller): boolean =>
  one.accountUuid === other.accountUuid &&
  one.userUuid === other.userUuid &&
  one.isOperator === other.isOperator;
