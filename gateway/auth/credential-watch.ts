import type { Caller } from '../../schema/caller.ts';
import type { Clock } from '../../schema/runtime.ts';
import type { Credential } from './credential.ts';
import type { Identities } from './identities.ts';

interface Watched {
  readonly onEnded: Set<() => void>;
  cancel: () => void;
}

/**
 * Watches the credentials of open streams: within five seconds of the end of one (it expired, was revoked, or its
 * owner may no longer do the same) everybody who relies on it is told. Streams with the same one are one watch.
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
  watch(credential: Credential, caller: Caller, onEnded: () => void): () => void {
    const key = JSON.stringify([credential, rightsOf(caller)]);
    const watched = this.#watched.get(key) ?? { onEnded: new Set(), cancel: () => undefined };
    if (!this.#watched.has(key)) {
      this.#watched.set(key, watched);
      this.#schedule(key, watched, credential, caller);
    }
    // A function of its own: the same one may be given twice.
    const told = (): void => onEnded();
    watched.onEnded.add(told);
    return () => {
      watched.onEnded.delete(told);
      if (watched.onEnded.size === 0) this.#forget(key, watched);
    };
  }

  #schedule(key: string, watched: Watched, credential: Credential, caller: Caller): void {
    const delayMs = Math.max(0, Math.min(this.#intervalMs, this.#leftMs(caller)));
    watched.cancel = this.#clock.schedule(delayMs, () => void this.#check(key, watched, credential, caller));
  }

  async #check(key: string, watched: Watched, credential: Credential, caller: Caller): Promise<void> {
    // When nobody can say, what was known holds until it expires: a disturbance must not end streams that may go on.
    const present = await this.#identities
      .refresh(credential)
      .catch(() => (this.#isOver(caller) ? null : caller));
    if (this.#watched.get(key) !== watched) return;
    if (present && rightsOf(present) === rightsOf(caller)) {
      this.#schedule(key, watched, credential, present);
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

/** Everything that decides what a stream may carry, as text. */
const rightsOf = ({ accountUuid, userUuid, isOperator, isReader, roles, scopes, roleTags }: Caller): string =>
  JSON.stringify([accountUuid, userUuid, isOperator, isReader ?? false, roles, scopes, roleTags]);
