import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A client of HTTP Signatures that shares no code with the verifier. */
export interface SignerKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As in a `.pub` file, without a comment. */
  readonly openSsh: string;
}

export type SignerKeyType = 'rsa' | 'ecdsa256' | 'ecdsa384' | 'ecdsa521' | 'ed25519';

export const makeSignerKey = (type: SignerKeyType): SignerKey => {
  const { privateKey, publicKey } = makePair(type);
  return { privateKey, publicKey, openSsh: printOpenSsh(publicKey) };
};

export interface SignatureRequest {
  readonly key: SignerKey;
  readonly keyId: string;
  readonly algorithm: string;
  /** What to sign, in order. Left out, only the date is signed and nothing is said about it. */
  readonly sign?: readonly string[] | undefined;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The `Authorization` header of a request, as a client of today sends it. */
export function signHttp(request: SignatureRequest): string {
  const { keyId, algorithm, sign: names } = request;
  const lines = (names ?? ['date']).map((name) => `${name}: ${partOf(request, name)}`);
  const signature = signText(request, lines.join('\n'));
  const headers = names ? `headers="${names.join(' ')}",` : '';
  return `Signature keyId="${keyId}",algorithm="${algorithm}",${headers}signature="${signature}"`;
}

/** The same in the old form: the bare date is signed, and the signature stands behind the parameters. */
export const signHttpOldStyle = (request: Omit<SignatureRequest, 'sign'>): string =>
  `Signature keyId="${request.keyId}",algorithm="${request.algorithm}" ${signText(request, request.headers.date ?? '')}`;

function partOf({ method, target, headers }: SignatureRequest, name: string): string {
  return name === '(request-target)' ? `${method.toLowerCase()} ${target}` : (headers[name] ?? '');
}

function signText({ key, algorithm }: Pick<SignatureRequest, 'key' | 'algorithm'>, text: string): string {
  const hash =
    key.privateKey.asymmetricKeyType === 'ed25519'
      ? null
      : (/sha\d+$/.exec(algorithm.toLowerCase())?.[0] ?? ownHash(key.privateKey));
  return sign(hash, Buffer.from(text), key.privateKey).toString('base64');
}

function ownHash({ asymmetricKeyDetails }: KeyObject): string {
  const curve = asymmetricKeyDetails?.namedCurve;
  return curve === 'secp521r1' ? 'sha512' : curve === 'secp384r1' ? 'sha384' : 'sha256';
}

function makePair(type: SignerKeyType): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  switch (type) {
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2_048 });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    default:
      return generateKeyPairSync('ec', { namedCurve: `P-${type.slice(5)}` });
  }
}

/** RFC 4253, section 6.6: each part behind its length. */
function printOpenSsh(key: KeyObject): string {
  const { kty, crv = '', x = '', y = '', n = '', e = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
  const curve = crv.replace('P-', 'nistp');
  if (kty === 'RSA') return join('ssh-rsa', [positive(bytes(e)), positive(bytes(n))]);
  if (kty === 'OKP') return join('ssh-ed25519', [bytes(x)]);
  return join(`ecdsa-sha2-${curve}`, [
    Buffer.from(curve),
    Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)]),
  ]);
}

const join = (type: string, parts: readonly Buffer[]): string =>
  `${type} ${Buffer.concat([Buffer.from(type), ...parts].map(withLength)).toString('base64')}`;

function withLength(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
}

/** A number whose first bit is set would be read as negative. */
const positive = (number: Buffer): Buffer =>
  (number[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), number]) : number;
