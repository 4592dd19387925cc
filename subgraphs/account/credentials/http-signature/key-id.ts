/** How a client names its key: by one of the fingerprints or by the name the key was given. */
export interface KeyReference {
  readonly by: 'md5' | 'sha256' | 'name';
  /** In the form of `SshKey.md5Fingerprint` and `SshKey.fingerprint`; a name as it is. */
  readonly value: string;
}

export interface KeyId {
  /** Login of the account. */
  readonly account: string;
  /** Login inside the account, when it is not the account itself that speaks. */
  readonly user: string | undefined;
  readonly key: KeyReference;
}

const longestKeyId = 512;
/** The key is the rest: the base64 of a fingerprint may contain a slash. */
const form = /^\/([^/]+)(?:\/users\/([^/]+))?\/keys\/([^/]+|SHA256:.+)$/;

/**
 * Reads `/ACCOUNT/keys/KEY` and `/ACCOUNT/users/USER/keys/KEY`, each part percent-decoded; `undefined` for anything
 * else. The account must be named: `my` says nothing to somebody who does not know yet who is speaking.
 */
export function parseKeyId(keyId: string): KeyId | undefined {
  const match = keyId.length > longestKeyId ? null : form.exec(keyId);
  if (!match) return undefined;
  const account = decoded(match[1]);
  const user = match[2] === undefined ? undefined : decoded(match[2]);
  const key = decoded(match[3]);
  if (account === '' || account === 'my' || user === '' || key === '') return undefined;
  return { account, user, key: keyReference(key) };
}

/** Empty also for what cannot be decoded or, decoded, is no name of anything. */
function decoded(part = ''): string {
  try {
    const text = decodeURIComponent(part);
    return /\p{C}/u.test(text) ? '' : text;
  } catch {
    return '';
  }
}

function keyReference(key: string): KeyReference {
  const [, md5] = /^(?:MD5:)?([0-9a-f]{2}(?::[0-9a-f]{2}){15})$/i.exec(key) ?? [];
  if (md5 !== undefined) return { by: 'md5', value: md5.toLowerCase() };
  const [, sha256] = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(key) ?? [];
  return sha256 === undefined ? { by: 'name', value: key } : { by: 'sha256', value: `SHA256:${sha256}` };
}
