import fc from 'fast-check';
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import {
  hashRefreshToken,
  newFamily,
  newRefreshToken,
  type RefreshFamily,
  rotate,
  sessionOfRefreshToken,
} from '../../../subgraphs/account/credentials/refresh-token.ts';
import {
  issueSessionToken,
  type Session,
  verifySessionToken,
} from '../../../subgraphs/account/credentials/session-token.ts';
import {
  publishedKeys,
  rotateKeys,
  type SigningKeys,
  signingKey,
} from '../../../subgraphs/account/credentials/signing-keys.ts';

const random = seededRandom(3);
const now = Date.UTC(2026, 3, 1, 12);
const lifetimeMs = 900_000;
const options = { issuer: 'https://dc.example.com', audience: 'triton-graph', lifetimeMs };
const session: Session = {
  accountUuid: random.uuid(),
  userUuid: random.uuid(),
  roles: [random.uuid()],
  sessionId: random.uuid(),
  isOperator: false,
};
const first = await signingKey(random.bytes(32));
const second = await signingKey(random.bytes(32));
const keys: SigningKeys = { current: first, retired: [] };
const token = await issueSessionToken(options, keys, session, now);
const verified = (text: string, at = now, by = keys) => verifySessionToken(options, by, text, at);

describe('a session token', () => {
  it('says whose it is, until when', async () => {
    expect(await verified(token)).toEqual({ session, expiresAt: now + lifetimeMs });
    const own = await issueSessionToken(
      options,
      keys,
      { ...session, userUuid: null, roles: undefined, isOperator: true },
      now,
    );
    expect(await verified(own)).toMatchObject({
      session: { userUuid: null, roles: undefined, isOperator: true },
    });
  });

  it('is good from now to its end, give or take what clocks differ', async () => {
    expect(await verified(token, now - 5_000)).toHaveProperty('session');
    expect(await verified(token, now - 7_000)).toEqual({ error: 'invalid' });
    expect(await verified(token, now + lifetimeMs + 4_000)).toHaveProperty('session');
    expect(await verified(token, now + lifetimeMs + 5_000)).toEqual({ error: 'expired' });
  });

  it('is invalid elsewhere', async () => {
    expect(await verifySessionToken({ ...options, audience: 'another' }, keys, token, now)).toEqual({
      error: 'invalid',
    });
    expect(await verifySessionToken({ ...options, issuer: 'another' }, keys, token, now)).toEqual({
      error: 'invalid',
    });
  });

  it('is read by anybody who fetches the published keys', async () => {
    const fetched = createRemoteJWKSet(new URL('https://dc.example.com/jwks'), {
      [customFetch]: async () => Response.json(publishedKeys(keys, now)),
    });
    const { payload } = await jwtVerify(token, fetched, { ...options, currentDate: new Date(now) });
    expect(payload).toMatchObject({
      sub: session.accountUuid,
      user: session.userUuid,
      sid: session.sessionId,
      op: false,
    });
  });

  it('cannot be forged', async () => {
    const claims = { ...decodeJwt(token), op: true };
    const header = decodeProtectedHeader(token);
    const stranger = await signingKey(random.bytes(32));
    const publicBytes = Buffer.from(first.publicJwk.x ?? '', 'base64url');
    const forged = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: first.kid, typ: 'JWT' })
        .sign(stranger.privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: first.kid, typ: 'JWT' })
        .sign(publicBytes),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', jwk: stranger.publicJwk, typ: 'JWT' })
        .sign(stranger.privateKey),
      token.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`),
    ];
    expect(header).toEqual({ alg: 'EdDSA', kid: first.kid, typ: 'JWT' });
    for (const text of forged) expect(await verified(text)).toEqual({ error: 'invalid' });
  });

  it('is invalid when well signed but not of ours', async () => {
    const sign = (claims: Record<string, unknown>, typ = 'JWT') =>
      new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: first.kid, typ }).sign(first.privateKey);
    const claims = decodeJwt(token);
    expect(await verified(await sign(claims))).toHaveProperty('session');
    for (const wrong of [
      { exp: undefined },
      { sub: 'mia' },
      { sid: '' },
      { op: 'true' },
      { user: undefined },
      { roles: 'all' },
      { nbf: undefined },
    ]) {
      expect(await verified(await sign({ ...claims, ...wrong }))).toEqual({ error: 'invalid' });
    }
    expect(await verified(await sign(claims, 'logout+jwt'))).toEqual({ error: 'invalid' });
  });

  it('gets an answer whatever it is', async () => {
    const changed = fc.tuple(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }));
    const text = fc.oneof(
      fc.string(),
      changed.map(([at, by]) => `${token.slice(0, at)}${by}${token.slice(at + 1)}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (presented) => {
        const { error } = await verified(presented);
        // The last character of base64 carries bits that mean nothing.
        if (presented.slice(0, -1) !== token.slice(0, -1)) expect(error).toBe('invalid');
      }),
      { numRuns: 200 },
    );
    expect(await verified('a'.repeat(100_000))).toEqual({ error: 'invalid' });
  });
});

describe('signing keys', () => {
  it('give way to the next without ending what they signed', async () => {
    const goodUntil = now + lifetimeMs + 5_000;
    const rotated = rotateKeys(keys, second, now, goodUntil);
    expect(await verified(token, now + 60_000, rotated)).toHaveProperty('session');
    expect(decodeProtectedHeader(await issueSessionToken(options, rotated, session, now)).kid).toBe(
      second.kid,
    );
    expect(publishedKeys(rotated, now).keys.map(({ kid }) => kid)).toEqual([second.kid, first.kid]);
    expect(publishedKeys(rotated, goodUntil).keys.map(({ kid }) => kid)).toEqual([second.kid]);
    expect(
      rotateKeys(rotated, await signingKey(random.bytes(32)), goodUntil, goodUntil + 1).retired,
    ).toHaveLength(1);
    expect(rotateKeys(rotated, second, now, goodUntil)).toEqual(rotated);
  });

  it('are the same for the same seed, publish no secret, and want a whole seed', async () => {
    const seed = random.bytes(32);
    const made = await signingKey(seed);
    expect((await signingKey(seed)).kid).toBe(made.kid);
    expect(Object.keys(made.publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    await expect(signingKey(random.bytes(31))).rejects.toThrow(RangeError);
  });
});

describe('a refresh token', () => {
  const issue = (): { readonly token: string; readonly hash: string } =>
    newRefreshToken(session.sessionId, random);
  const day = 86_400_000;

  it('names its session and is known by its hash alone', () => {
    const made = issue();
    expect(sessionOfRefreshToken(made.token)).toBe(session.sessionId);
    expect(hashRefreshToken(made.token)).toBe(made.hash);
    expect(sessionOfRefreshToken(`${made.token}x`)).toBeUndefined();
    expect(sessionOfRefreshToken('tr_.')).toBeUndefined();
  });

  it('gives way to the next; used again later it ends the session', () => {
    const [one, two, three] = [issue(), issue(), issue()];
    const family = newFamily(one.hash, now, now + day);
    const rotated = rotate(family, one.hash, two.hash, now + 60_000);
    if (rotated.outcome !== 'rotated') throw new Error(rotated.outcome);
    const stolen = rotate(rotated.family, one.hash, three.hash, now + 120_000);
    expect(stolen).toMatchObject({ outcome: 'reused', family: { isRevoked: true } });
    if (stolen.outcome !== 'reused') throw new Error(stolen.outcome);
    expect(rotate(stolen.family, two.hash, three.hash, now + 120_000)).toEqual({
      outcome: 'refused',
      reason: 'revoked',
    });
  });

  it('used twice at the same moment is refused once, and the session goes on', () => {
    const [one, two, three] = [issue(), issue(), issue()];
    const rotated = rotate(newFamily(one.hash, now, now + day), one.hash, two.hash, now);
    if (rotated.outcome !== 'rotated') throw new Error(rotated.outcome);
    expect(rotate(rotated.family, one.hash, three.hash, now + 10_000)).toEqual({
      outcome: 'refused',
      reason: 'superseded',
    });
    expect(rotate(rotated.family, two.hash, three.hash, now + 10_000).outcome).toBe('rotated');
  });

  it('ends with its session, and a stranger\u2019s changes nothing', () => {
    const family = newFamily(issue().hash, now, now + day);
    expect(rotate(family, family.currentHash, issue().hash, now + day)).toEqual({
      outcome: 'refused',
      reason: 'expired',
    });
    expect(rotate(family, issue().hash, issue().hash, now)).toEqual({
      outcome: 'refused',
      reason: 'unknown',
    });
  });

  it('never works twice, in whatever order tokens are presented', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 20_000 })), { maxLength: 40 }),
        (steps) => {
          const hashes = [issue().hash];
          let [family, at]: [RefreshFamily, number] = [newFamily(hashes[0] ?? '', now, now + day), now];
          const worked = new Set<string>();
          for (const [back, gap] of steps) {
            at += gap;
            const presented = hashes.at(-1 - (back % hashes.length)) ?? '';
            const next = issue().hash;
            const rotation = rotate(family, presented, next, at);
            if (rotation.outcome === 'rotated') {
              expect(worked.has(presented)).toBe(false);
              expect(family.isRevoked).toBe(false);
              worked.add(presented);
              hashes.push(next);
            }
            family = rotation.family ?? family;
          }
        },
      ),
    );
  });
});
