import { type KeyObject, verify } from 'node:crypto';
import type { ParsedSignature } from './signature-header.ts';
import { headerValue, type SignedRequest, signingString } from './signing-string.ts';

export interface SignatureCheck {
  readonly parsed: ParsedSignature;
  readonly request: SignedRequest;
  /** Of the key that `parsed.keyId` names; see `verificationKey`. */
  readonly publicKey: KeyObject;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Also accept rsa-sha1, for clients that cannot do better. Off unless said. */
  readonly allowSha1?: boolean | undefined;
}

/** `reason` is for our log alone; outside, all failures look the same. */
export type SignatureVerdict =
  | { readonly isValid: true }
  | {
      readonly isValid: false;
      readonly reason: 'algorithm' | 'header-missing' | 'date-not-signed' | 'date' | 'signature';
    };

type KeyType = 'rsa' | 'ec' | 'ed25519';
/** The hash is `null` where the algorithm brings its own. */
type Method = readonly [keyType: KeyType, hash: string | null];

const methods: Readonly<Record<string, Method>> = {
  'rsa-sha1': ['rsa', 'sha1'],
  'rsa-sha256': ['rsa', 'sha256'],
  'rsa-sha384': ['rsa', 'sha384'],
  'rsa-sha512': ['rsa', 'sha512'],
  'ecdsa-sha256': ['ec', 'sha256'],
  'ecdsa-sha384': ['ec', 'sha384'],
  'ecdsa-sha512': ['ec', 'sha512'],
  'ed25519-sha512': ['ed25519', null],
};
const curveHashes: Readonly<Record<string, string>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

/** How far the clocks of client and data center may be apart, either way. */
export const dateSkewMs = 300_000;

/**
 * Whether the request was signed with the key, a moment ago, as it arrived. The date must be among what was signed
 * (as `date` or `x-date`), or the signature would be good for ever.
 */
export function verifySignature({
  parsed,
  request,
  publicKey,
  now,
  allowSha1 = false,
}: SignatureCheck): SignatureVerdict {
  const method = methodOf(parsed.algorithm, publicKey, allowSha1);
  if (!method) return { isValid: false, reason: 'algorithm' };
  const dates = parsed.headers.filter((name) => name === 'date' || name === 'x-date');
  if (dates.length === 0) return { isValid: false, reason: 'date-not-signed' };
  const text = signedText(parsed, request);
  if (text === undefined) return { isValid: false, reason: 'header-missing' };
  if (!dates.every((name) => isNear(headerValue(request, name), now)))
    return { isValid: false, reason: 'date' };
  const [, hash] = method;
  // latin1, as header values arrive: one byte for each character.
  const isValid = verify(hash, Buffer.from(text, 'latin1'), publicKey, parsed.signature);
  return isValid ? { isValid } : { isValid, reason: 'signature' };
}

/** The algorithm when it fits the key; `hs2019` means whatever is the key's own. */
function methodOf(algorithm: string, key: KeyObject, allowSha1: boolean): Method | undefined {
  if (algorithm === 'rsa-sha1' && !allowSha1) return undefined;
  const method =
    algorithm === 'hs2019'
      ? ownMethod(key)
      : Object.hasOwn(methods, algorithm)
        ? methods[algorithm]
        : undefined;
  return method?.[0] === key.asymmetricKeyType ? method : undefined;
}

function ownMethod({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Method | undefined {
  if (asymmetricKeyType === 'rsa') return ['rsa', 'sha256'];
  if (asymmetricKeyType === 'ed25519') return ['ed25519', null];
  const hash = curveHashes[asymmetricKeyDetails?.namedCurve ?? ''];
  return asymmetricKeyType === 'ec' && hash !== undefined ? ['ec', hash] : undefined;
}

function signedText({ headers, isLegacy }: ParsedSignature, request: SignedRequest): string | undefined {
  const [only = ''] = headers;
  return isLegacy ? headerValue(request, only) : signingString(request, headers);
}

/** Only dates that name their offset are read: others mean another moment on each host. */
function isNear(date: string | undefined, now: number): boolean {
  if (date === undefined || date.length > 64 || !/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/.test(date)) return false;
  return Math.abs(Date.parse(date) - now) <= dateSkewMs;
}
