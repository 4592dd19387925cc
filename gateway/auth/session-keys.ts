import { parse } from 'graphql';
import { PublicError } from '../../schema/errors.ts';
import type { Clock, Random } from '../../schema/runtime.ts';
import type { Subgraph } from '../../schema/subgraph.ts';

const sessionKeysDocument = parse('{ sessionKeys }', { noLocation: true });
/** Anybody may ask for the keys: the account subgraph is asked once in this time. */
const keptForMs = 10_000;

/** The public keys of session tokens, for whoever checks tokens without asking us. */
export class SessionKeys {
  readonly #account: Subgraph;
  readonly #clock: Clock;
  readonly #random: Random;
  #known: { readonly keys: string; readonly until: number } | undefined;

  constructor(account: Subgraph, clock: Clock, random: Random) {
    this.#account = account;
    this.#clock = clock;
    this.#random = random;
  }

  /** A JSON Web Key Set as text. @throws PublicError UNAVAILABLE */
  async read(): Promise<string> {
    const now = this.#clock.monotonic();
    if (this.#known && now < this.#known.until) return this.#known.keys;
    const request = { document: sessionKeysDocument, caller: null, requestId: this.#random.uuid() };
    const { data } = await this.#account.execute(request);
    if (typeof data?.sessionKeys !== 'string') throw new PublicError('UNAVAILABLE', 'Try again shortly.');
    this.#known = { keys: data.sessionKeys, until: now + keptForMs };
    return data.sessionKeys;
  }
}
