import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../schema/runtime.ts';

/** All refresh tokens of one session: each is used once and gives way to the next. Only hashes (SHA-256, hex) are kept. */
export interface RefreshFamily {
  readonly currentHash: string;
  /** Those given way already, newest first, at most `mostUsed`. */
  readonly usedHashes: readonly string[];
  /** Milliseconds since 1970 when the present one was issued. */
  readonly rotatedAt: number;
  /** Milliseconds since 1970 when the session ends, however often refreshed. */
  readonly expiresAt: number;
  readonly isRevoked: boolean;
}

/** `family`, where present, is to be kept with compare-and-set: of two that come at once only one may win. */
export type Rotation =
  | { readonly outcome: 'rotated'; readonly family: RefreshFamily }
  /** Somebody used a token that had given way: it was stolen, or its successor was. The session is over. */
  | { readonly outcome: 'reused'; readonly family: RefreshFamily }
  | {
      readonly outcome: 'refused';
      readonly reason: 'unknown' | 'revoked' | 'expired' | 'superseded';
      readonly family?: undefined;
    };

const tokenBytes = 32;
const mostUsed = 64;
/** Two windows of one browser refresh at the same moment; within it the loser is refused without ending the session. */
export const refreshGraceMs = 10_000;

/** `TOKEN` is shown once, to the client; the hash is kept. The session it belongs to can be read from its first part. */
export function newRefreshToken(
  sessionId: string,
  random: Pick<Random, 'bytes'>,
): { readonly token: string; readonly hash: string } {
  const token = `tr_${sessionId}.${Buffer.from(random.bytes(tokenBytes)).toString('base64url')}`;
  return { token, hash: hashRefreshToken(token) };
}

/** The session a refresh token claims to belong to; `undefined` for what cannot be one. */
export const sessionOfRefreshToken = (token: string): string | undefined =>
  /^tr_([0-9a-f-]{36})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];

export const hashRefreshToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newFamily = (hash: string, now: number, expiresAt: number): RefreshFamily => ({
  currentHash: hash,
  usedHashes: [],
  rotatedAt: now,
  expiresAt,
  isRevoked: false,
});

/** What becomes of a session when a refresh token is presented; `nextHash` is that of the token to be given out. */
export function rotate(
  family: RefreshFamily,
  presentedHash: string,
  nextHash: string,
  now: number,
): Rotation {
  const isCurrent = isEqual(presentedHash, family.currentHash);
  const usedAt = family.usedHashes.findIndex((hash) => isEqual(hash, presentedHash));
  if (!isCurrent && usedAt === -1) return { outcome: 'refused', reason: 'unknown' };
  if (family.isRevoked) return { outcome: 'refused', reason: 'revoked' };
  if (now >= family.expiresAt) return { outcome: 'refused', reason: 'expired' };
  if (isCurrent) return { outcome: 'rotated', family: successor(family, nextHash, now) };
  const isLate = usedAt === 0 && now - family.rotatedAt <= refreshGraceMs;
  return isLate
    ? { outcome: 'refused', reason: 'superseded' }
    : { outcome: 'reused', family: { ...family, isRevoked: true } };
}

const successor = (family: RefreshFamily, nextHash: string, now: number): RefreshFamily => ({
  ...family,
  currentHash: nextHash,
  usedHashes: [family.currentHash, ...family.usedHashes].slice(0, mostUsed),
  rotatedAt: now,
});

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
