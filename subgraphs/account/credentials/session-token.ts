import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { publishedKeys, type SigningKeys } from './signing-keys.ts';

/** Who a session token is for. Nothing in it is secret: anybody who holds the token can read it. */
export interface Session {
  readonly accountUuid: string;
  /** The login inside the account, when it is not the account itself. */
  readonly userUuid: string | null;
  /** Uuids of the roles the session acts in; `undefined` leaves it to the defaults. */
  readonly roles?: readonly string[] | undefined;
  readonly sessionId: string;
  readonly isOperator: boolean;
}

/** One data center's tokens. All in milliseconds; tokens themselves count in seconds. */
export interface SessionTokenOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimeMs: number;
}

/** `expired` may be told to the client, who then refreshes; `invalid` means nothing more to anybody. */
export type VerifiedSession =
  | { readonly session: Session; readonly expiresAt: number; readonly error?: undefined }
  | { readonly session?: undefined; readonly error: 'expired' | 'invalid' };

const longestToken = 4_096;
/** How far clocks of our own processes may be apart. */
export const tokenSkewMs = 5_000;

const claimsSchema = z.object({
  sub: z.guid(),
  user: z.guid().nullable(),
  roles: z.array(z.guid()).max(100).optional(),
  sid: z.string().min(1).max(128),
  op: z.boolean(),
  exp: z.number(),
});

/** A token (JWT, EdDSA) good from now on for the lifetime of the options. */
export function issueSessionToken(
  options: SessionTokenOptions,
  keys: SigningKeys,
  session: Session,
  now: number,
): Promise<string> {
  const { accountUuid, userUuid, roles, sessionId, isOperator } = session;
  const issuedAt = Math.floor(now / 1_000);
  const claims = { user: userUuid, sid: sessionId, op: isOperator, ...(roles && { roles }) };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.current.kid, typ: 'JWT' })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setSubject(accountUuid)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(options.lifetimeMs / 1_000))
    .sign(keys.current.privateKey);
}

/**
 * Whose token it is. Never throws. Only signature, issuer, audience and times are looked at: whether the session
 * was revoked is for the caller to find out.
 */
export async function verifySessionToken(
  options: SessionTokenOptions,
  keys: SigningKeys,
  token: string,
  now: number,
): Promise<VerifiedSession> {
  if (token.length > longestToken) return { error: 'invalid' };
  try {
    return toSession(await readToken(options, publishedKeys(keys, now), token, now));
  } catch (error) {
    return { error: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
  }
}

async function readToken(
  options: SessionTokenOptions,
  keys: JSONWebKeySet,
  token: string,
  now: number,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
    issuer: options.issuer,
    audience: options.audience,
    algorithms: ['EdDSA'],
    typ: 'JWT',
    requiredClaims: ['exp', 'nbf', 'iat', 'sub'],
    clockTolerance: tokenSkewMs / 1_000,
    currentDate: new Date(now),
  });
  return payload;
}

function toSession(payload: JWTPayload): VerifiedSession {
  const { data } = claimsSchema.safeParse(payload);
  if (!data) return { error: 'invalid' };
  const session = {
    accountUuid: data.sub,
    userUuid: data.user,
    roles: data.roles,
    sessionId: data.sid,
    isOperator: data.op,
  };
  return { session, expiresAt: data.exp * 1_000 };
}
