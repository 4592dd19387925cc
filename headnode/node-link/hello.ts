import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../schema/runtime.ts';
import { nodeProtocolVersion, sessionProof } from '../../schema/tasks.ts';
import type { NodeDesk } from './desk.ts';
import { closeCodes, linkLimits } from './link-limits.ts';
import type { NonceCache } from './nonce-cache.ts';

/** Who has opened a connection, or why it is closed again. The reason names nothing a stranger could learn from. */
export type Hello =
  | { readonly kind: 'enrolment'; readonly joinToken: string }
  | { readonly kind: 'session'; readonly node: string }
  | { readonly kind: 'refusal'; readonly code: number; readonly reason: string };

const enrolmentHello = z.object({ joinToken: z.string().min(1).max(1_000) });
const sessionHello = z.object({
  node: z.uuid().lowercase(),
  at: z.iso.datetime(),
  nonce: z.string().min(8).max(100),
  signature: z.base64().max(200),
});
type SessionHello = z.infer<typeof sessionHello>;

interface HelloParts {
  readonly desk: NodeDesk;
  readonly clock: Clock;
  readonly nonces: NonceCache;
}

/** Reads the payload of `connection_init` and, for a session, checks its proof. Rejects only when the desk does. */
export async function readHello(payload: unknown, parts: HelloParts): Promise<Hello> {
  const version = z.object({ protocol: z.number() }).safeParse(payload);
  if (version.data?.protocol !== nodeProtocolVersion)
    return refusal(closeCodes.protocolMismatch, `this headnode speaks protocol ${nodeProtocolVersion}`);
  const enrolment = enrolmentHello.safeParse(payload);
  if (enrolment.success) return { kind: 'enrolment', joinToken: enrolment.data.joinToken };
  const session = sessionHello.safeParse(payload);
  if (session.success && (await isProven(session.data, parts)))
    return { kind: 'session', node: session.data.node };
  return refusal(closeCodes.refused, 'the proof is not accepted');
}

/** A nonce is used up only by a true signature, so strangers cannot fill the cache. */
async function isProven(hello: SessionHello, { desk, clock, nonces }: HelloParts): Promise<boolean> {
  const { node, at, nonce } = hello;
  if (Math.abs(Date.parse(at) - clock.now()) > linkLimits.clockSkewMs) return false;
  const key = await desk.publicKeyOf(node);
  return key !== undefined && isSigned(hello, key) && nonces.use(`${node} ${at} ${nonce}`);
}

/** `publicKey`: raw Ed25519, base64. */
function isSigned({ node, at, nonce, signature }: SessionHello, publicKey: string): boolean {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, sessionProof(node, at, nonce), key, Buffer.from(signature, 'base64'));
}

const refusal = (code: number, reason: string): Hello => ({ kind: 'refusal', code, reason });
