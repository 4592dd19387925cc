import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Key, parseKey } from 'sshpk';

const keyTypes = {
  'ssh-rsa': 'rsa',
  'ecdsa-sha2-nistp256': 'ecdsa',
  'ecdsa-sha2-nistp384': 'ecdsa',
  'ecdsa-sha2-nistp521': 'ecdsa',
  'ssh-ed25519': 'ed25519',
} as const;
type Algorithm = keyof typeof keyTypes;
export type SshKeyType = (typeof keyTypes)[Algorithm];

/** A public key that may sign requests. */
export interface SshKey {
  readonly type: SshKeyType;
  readonly bits: number;
  /** `ALGORITHM BASE64`: equal for equal keys, without the comment. */
  readonly publicKey: string;
  /** As `ssh-keygen -l` prints it: `SHA256:…`. */
  readonly fingerprint: string;
  /** The older form, in pairs of hex digits: `aa:bb:…`. */
  readonly md5Fingerprint: string;
  readonly comment: string | null;
}

export type ParsedSshKey =
  | { readonly key: SshKey; readonly error?: undefined }
  | { readonly key?: undefined; readonly error: string };

const longestText = 16_384;
const longestComment = 256;
const rsaBits = { least: 2_048, most: 16_384 };
const refused = (error: string): ParsedSshKey => ({ error });

/**
 * Reads one public key as OpenSSH writes it (`TYPE BASE64 [COMMENT]`, the content of a `.pub` file). Never throws:
 * what is not an acceptable key comes back as an error to show to whoever sent it.
 */
export function parseSshKey(text: string): ParsedSshKey {
  if (text.length > longestText) return refused(`A public key has at most ${longestText} characters.`);
  if (/PRIVATE KEY/i.test(text)) {
    return refused(
      'This is a private key. Send the public half, the file that ends in ".pub", and keep this one to yourself.',
    );
  }
  const line = text.trim();
  if (/[\r\n]/.test(line)) return refused('Send one public key, on one line.');
  if (/(?!\t)\p{C}|[\u2028\u2029]/u.test(line))
    return refused('The key contains control or invisible characters.');
  const [, algorithm = '', blob = '', comment = ''] = /^(\S+)[ \t]+(\S+)(?:[ \t]+(.*))?$/.exec(line) ?? [];
  return readKey(algorithm, blob, comment);
}

function readKey(algorithm: string, base64: string, comment: string): ParsedSshKey {
  if (algorithm === 'ssh-dss')
    return refused('DSA keys are too weak. Use Ed25519, ECDSA, or RSA of at least 2048 bits.');
  if (!isAlgorithm(algorithm)) {
    return refused(
      `A public key looks like "TYPE BASE64 COMMENT", where TYPE is one of ${Object.keys(keyTypes).join(', ')}.`,
    );
  }
  if (comment.length > longestComment)
    return refused(`The comment has at most ${longestComment} characters.`);
  if (/(?:^|\s)(?:ssh|ecdsa)-\S+\s+AAAA/.test(comment)) return refused('Send one public key at a time.');
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64') !== base64) return refused('The middle part of the key is not base64.');
  const read = tryTo(() => parseKey(`${algorithm} ${base64}`, 'ssh'));
  const publicKey = read && tryTo(() => toKeyObject(read));
  // Written again it must be the same, or one key would have two fingerprints.
  if (!read || !publicKey || !read.toBuffer('rfc4253', {}).equals(blob))
    return refused('The key is damaged.');
  const weakness = read.type === 'rsa' ? weaknessOfRsa(publicKey) : undefined;
  return weakness ? refused(weakness) : { key: describe(algorithm, read, comment) };
}

const isAlgorithm = (word: string): word is Algorithm => Object.hasOwn(keyTypes, word);

/** The libraries tell by throwing that something is no key. */
function tryTo<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function weaknessOfRsa(key: KeyObject): string | undefined {
  const { modulusLength: bits = 0, publicExponent: exponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (bits < rsaBits.least) return `RSA keys have at least ${rsaBits.least} bits; this one has ${bits}.`;
  if (bits > rsaBits.most) return `RSA keys have at most ${rsaBits.most} bits; this one has ${bits}.`;
  // 1 would make every text its own signature; a giant one makes every check expensive.
  const isSound = exponent >= 3n && exponent % 2n === 1n && exponent < 2n ** 64n;
  return isSound ? undefined : 'The public exponent of the RSA key is not acceptable.';
}

const describe = (algorithm: Algorithm, key: Key, comment: string): SshKey => ({
  type: keyTypes[algorithm],
  bits: key.size,
  publicKey: `${algorithm} ${key.toBuffer('rfc4253', {}).toString('base64')}`,
  fingerprint: key.fingerprint('sha256').toString('base64'),
  md5Fingerprint: key.fingerprint('md5').toString('hex').replace(/^MD5:/, ''),
  comment: comment.trim() === '' ? null : comment.trim(),
});

const toKeyObject = (key: Key): KeyObject => createPublicKey(key.toString('pkcs8'));

/** The key that checks signatures, from `SshKey.publicKey`. Throws for anything else. */
export const verificationKey = (publicKey: string): KeyObject => toKeyObject(parseKey(publicKey, 'ssh'));
