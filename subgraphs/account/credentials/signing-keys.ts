import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose';

/** The key that signs tokens just now, made from 32 random bytes. The seed is the secret: it is all there is to keep. */
export interface SigningKey {
  /** The key's thumbprint (RFC 7638). */
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** With `kid`, `alg` and `use`, as published. */
  readonly publicJwk: JWK;
}

/** A key that signs no more, while tokens it signed are still about. */
export interface RetiredKey {
  readonly publicJwk: JWK;
  /** Milliseconds since 1970 from which on no token of it can be good. */
  readonly goodUntil: number;
}

export interface SigningKeys {
  readonly current: SigningKey;
  readonly retired: readonly RetiredKey[];
}

const seedBytes = 32;
/** What stands before the seed in the PKCS#8 form of an Ed25519 key (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Throws when the seed is not of 32 bytes. */
export async function signingKey(seed: Uint8Array): Promise<SigningKey> {
  if (seed.length !== seedBytes) throw new RangeError(`a signing key needs a seed of ${seedBytes} bytes`);
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  // Node's type of a JWK allows more than jose's; an Ed25519 public key is one of both.
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}

/**
 * Lets the next key sign from now on. The present one is still accepted until `goodUntil` (now, the lifetime of a
 * token and the skew allowed, added up); those that have reached theirs are dropped.
 */
export function rotateKeys(
  { current, retired }: SigningKeys,
  next: SigningKey,
  now: number,
  goodUntil: number,
): SigningKeys {
  const stillGood = retired.filter((key) => key.goodUntil > now);
  if (next.kid === current.kid) return { current, retired: stillGood };
  return { current: next, retired: [{ publicJwk: current.publicJwk, goodUntil }, ...stillGood] };
}

/** The public keys that are accepted now, as published for those who check tokens themselves. */
export const publishedKeys = ({ current, retired }: SigningKeys, now: number): JSONWebKeySet => ({
  keys: [current.publicJwk, ...retired.filter((key) => key.goodUntil > now).map((key) => key.publicJwk)],
});
