import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The value that a page sends in a header beside its session cookie. Another site's page makes the browser send the
 * cookie, but cannot read this value, nor make it without the secret. It is bound to the session and lives as long.
 */
export const csrfToken = (secret: Uint8Array, sessionId: string): string =>
  createHmac('sha256', secret).update(`csrf:${sessionId}`).digest('base64url');

/** Whether a page sent the value of its own session. */
export function isCsrfToken(secret: Uint8Array, sessionId: string, presented: string): boolean {
  const expected = Buffer.from(csrfToken(secret, sessionId));
  const given = Buffer.from(presented.slice(0, 2 * expected.length));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
