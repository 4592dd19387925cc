import type { JWK } from 'jose';
import type { Clock, Random } from '../../../../schema/runtime.ts';
import {
  type Collection,
  insert,
  RevisionConflict,
  type Store,
  UniqueViolation,
  update,
} from '../../../store/port.ts';
import {
  issueSessionToken,
  type Session,
  tokenSkewMs,
  type VerifiedSession,
  verifySessionToken,
} from '../../credentials/session-token.ts';
import {
  publishedKeys,
  type RetiredKey,
  type SigningKey,
  type SigningKeys,
  signingKey,
} from '../../credentials/signing-keys.ts';
import { type SigningKeyDoc, signingKeys } from '../../store/signing-keys.ts';

export const sessionTokens = {
  issuer: 'triton-graph',
  audience: 'triton-graph',
  lifetimeMs: 900_000,
} as const;

const seedBytes = 32;
/** How long one key signs. */
const signsForMs = 30 * 86_400_000;
/** How long what was read of the keys is good: other processes sign with what they read as well. */
const keptForMs = 60_000;
/** Tokens that cannot be read make nobody read keys more often than this. */
const rereadAfterMs = 1_000;
const mostKeys = 16;

const looksSigned = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** Signs and checks session tokens, with keys that change by themselves. The only code that reads their collection. */
export class SigningDesk {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #records: Collection<SigningKeyDoc>;
  #known: { readonly keys: SigningKeys; readonly readAt: number } | undefined;

  constructor(store: Store, clock: Clock, random: Random) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#records = store.collection(signingKeys);
  }

  async sign(session: Session): Promise<{ readonly token: string; readonly expiresAt: string }> {
    const now = this.#clock.now();
    const token = await issueSessionToken(sessionTokens, await this.#keys(), session, now);
    const seconds = Math.floor(now / 1_000) + sessionTokens.lifetimeMs / 1_000;
    return { token, expiresAt: new Date(seconds * 1_000).toISOString() };
  }

  /** Never throws for what the token is. Another process may have a newer key: before a token is refused, keys are read again. */
  async verify(token: string): Promise<VerifiedSession> {
    const keys = await this.#keys();
    const verified = await verifySessionToken(sessionTokens, keys, token, this.#clock.now());
    if (verified.error !== 'invalid' || !looksSigned(token)) return verified;
    const newer = await this.#keys(rereadAfterMs);
    return newer === keys ? verified : verifySessionToken(sessionTokens, newer, token, this.#clock.now());
  }

  /** The public keys as a JSON Web Key Set. */
  async published(): Promise<string> {
    return JSON.stringify(publishedKeys(await this.#keys(), this.#clock.now()));
  }

  async #keys(keptMs = keptForMs): Promise<SigningKeys> {
    const readAt = this.#clock.monotonic();
    if (this.#known && readAt - this.#known.readAt < keptMs) return this.#known.keys;
    const keys = await this.#read();
    this.#known = { keys, readAt };
    return keys;
  }

  /** The keys of the store, after making the first or the next one where it is time. */
  async #read(): Promise<SigningKeys> {
    const records = await this.#records.find({ orderBy: newestFirst, limit: mostKeys });
    const current = records.find(({ isCurrent }) => isCurrent);
    if (!current || this.#hasSignedEnough(current)) {
      await this.#replace(current);
      return this.#read();
    }
    return { current: await signingKey(seedOf(current)), retired: records.flatMap(retiredKey) };
  }

  #hasSignedEnough({ createdAt }: SigningKeyDoc): boolean {
    return Date.parse(createdAt) + signsForMs <= this.#clock.now();
  }

  /** Lets a new key sign. When another process was faster, its key does. */
  async #replace(former: SigningKeyDoc | undefined): Promise<void> {
    const seed = Buffer.from(this.#random.bytes(seedBytes));
    const next = await signingKey(seed);
    // Tokens may still be signed with the former one by those who have not looked again.
    const goodUntil = this.#clock.now() + keptForMs + sessionTokens.lifetimeMs + tokenSkewMs;
    const retirement = former
      ? [update(signingKeys, former, { isCurrent: false, seed: null, goodUntil })]
      : [];
    await this.#store
      .commit([...retirement, insert(signingKeys, newRecord(next, seed))])
      .catch((error: unknown) => {
        if (!(error instanceof UniqueViolation || error instanceof RevisionConflict)) throw error;
      });
  }
}

const newestFirst = [{ path: 'createdAt', direction: 'desc' }] as const;

const newRecord = ({ kid, publicJwk }: SigningKey, seed: Buffer) => ({
  _id: kid,
  seed: seed.toString('base64url'),
  publicJwk: JSON.stringify(publicJwk),
  isCurrent: true,
  goodUntil: null,
});

function seedOf({ _id, seed }: SigningKeyDoc): Buffer {
  if (seed === null) throw new Error(`signing key ${_id} signs, but has no seed`);
  return Buffer.from(seed, 'base64url');
}

function retiredKey({ publicJwk, goodUntil }: SigningKeyDoc): readonly RetiredKey[] {
  // Written by `newRecord`.
  return goodUntil === null ? [] : [{ publicJwk: JSON.parse(publicJwk) as JWK, goodUntil }];
}
