import { createHmac, timingSafeEqual } from 'node:crypto';
import { PublicError } from '../../schema/errors.ts';

/**
 * Opaque cursors that only we can make: a payload bound by HMAC to what it belongs to (list, filter, order,
 * account), so one forged, altered or carried over to another list or account is refused, not misread.
 */
export interface CursorCodec {
  /** `scope` names everything the cursor is valid for; the same scope must be given to `decode`. */
  encode(scope: string, payload: unknown): string;
  /** @throws PublicError INVALID_CURSOR for anything this codec did not make for this scope. */
  decode(scope: string, cursor: string): unknown;
}

const macBytes = 12;

export function cursorCodec(secret: Uint8Array): CursorCodec {
  const mac = (scope: string, body: Buffer): Buffer =>
    createHmac('sha256', secret).update(scope).update('\0').update(body).digest().subarray(0, macBytes);
  return {
    encode(scope, payload) {
      const body = Buffer.from(JSON.stringify(payload), 'utf8');
      return Buffer.concat([mac(scope, body), body]).toString('base64url');
    },
    decode(scope, cursor) {
      const bytes = Buffer.from(cursor.slice(0, 4_096), 'base64url');
      const body = bytes.subarray(macBytes);
      const isOurs =
        bytes.length > macBytes && timingSafeEqual(bytes.subarray(0, macBytes), mac(scope, body));
      if (!isOurs) throw new PublicError('INVALID_CURSOR', 'The cursor does not belong to this list.');
      return JSON.parse(body.toString('utf8'));
    },
  };
}
