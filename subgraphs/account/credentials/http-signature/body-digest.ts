import { createHash, timingSafeEqual } from 'node:crypto';

const hashes: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-512': 'sha512' };

/**
 * Whether a `Digest` header (`SHA-256=BASE64`) is of this body. The signature of a request covers its body only
 * through such a header: whenever `digest` is among what was signed, the body must be looked at, too. Of several
 * digests each must be right; one whose algorithm we do not know proves nothing.
 */
export function isDigestOf(header: string, body: Uint8Array): boolean {
  const digests = header.length > 512 ? [] : header.split(',');
  return digests.length > 0 && digests.every((digest) => isOneDigestOf(digest.trim(), body));
}

function isOneDigestOf(digest: string, body: Uint8Array): boolean {
  const [, name = '', value = ''] = /^([A-Za-z0-9-]+)=([A-Za-z0-9+/]+={0,2})$/.exec(digest) ?? [];
  const hash = Object.hasOwn(hashes, name.toLowerCase()) ? hashes[name.toLowerCase()] : undefined;
  if (hash === undefined) return false;
  const [claimed, actual] = [Buffer.from(value, 'base64'), createHash(hash).update(body).digest()];
  return claimed.length === actual.length && timingSafeEqual(claimed, actual);
}
