import { createHash } from 'node:crypto';

/** The SHA-256 fingerprint of a public key in OpenSSH's form (`TYPE BASE64 [COMMENT]`), as `ssh-keygen -l` prints it. */
export function fingerprintOf(publicKey: string): string {
  const [, blob = ''] = publicKey.trim().split(/\s+/);
  const digest = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
