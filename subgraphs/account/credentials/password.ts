import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../schema/runtime.ts';

/** What a hash costs. The memory needed is 128 * r * 2^logN bytes. */
export interface ScryptParameters {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about a quarter of a second on a small machine. */
export const defaultParameters: ScryptParameters = { logN: 15, r: 8, p: 3 };

/** Bounds on what a stored hash may ask for, so that a damaged record cannot bring the process down. */
const most = { logN: 17, r: 16, p: 8 };
const saltBytes = 16;
const hashBytes = 32;
const storedForm =
  /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/]{1,128}={0,2})\$([A-Za-z0-9+/]{1,128}={0,2})$/;

export interface PasswordCheck {
  readonly isMatch: boolean;
  /** The password is right, but was hashed with other parameters than today's: hash it again while it is at hand. */
  readonly needsRehash: boolean;
}

/** Hashes a password for keeping: `scrypt$LOGN$R$P$SALT$HASH`. */
export async function hashPassword(
  password: string,
  random: Pick<Random, 'bytes'>,
  parameters: ScryptParameters = defaultParameters,
): Promise<string> {
  const salt = Buffer.from(random.bytes(saltBytes));
  const hash = await derive(password, salt, parameters, hashBytes);
  return printHash(parameters, salt, hash);
}

/**
 * Whether the password is the one that was hashed. Takes equally long whether it is or not. A record that cannot be
 * read matches nothing. For a login that does not exist, check against `decoyHash` and ignore the answer.
 */
export async function checkPassword(
  password: string,
  stored: string,
  parameters: ScryptParameters = defaultParameters,
): Promise<PasswordCheck> {
  const known = readHash(stored);
  if (!known) return { isMatch: false, needsRehash: false };
  const hash = await derive(password, known.salt, known.parameters, known.hash.length);
  const isMatch = timingSafeEqual(hash, known.hash);
  return { isMatch, needsRehash: isMatch && !isSame(known.parameters, parameters) };
}

/** A hash that costs as much as a real one and that no password is known to match. */
export const decoyHash = (parameters: ScryptParameters = defaultParameters): string =>
  printHash(parameters, Buffer.alloc(saltBytes), Buffer.alloc(hashBytes));

const printHash = ({ logN, r, p }: ScryptParameters, salt: Buffer, hash: Buffer): string =>
  `scrypt$${logN}$${r}$${p}$${salt.toString('base64')}$${hash.toString('base64')}`;

interface StoredHash {
  readonly parameters: ScryptParameters;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

function readHash(stored: string): StoredHash | undefined {
  const [, logN, r, p, salt = '', hash = ''] = storedForm.exec(stored) ?? [];
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) };
  const known = { parameters, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  return isAffordable(parameters) && known.hash.length === hashBytes && known.salt.length > 0
    ? known
    : undefined;
}

const isAffordable = ({ logN, r, p }: ScryptParameters): boolean =>
  logN >= 1 && logN <= most.logN && r >= 1 && r <= most.r && p >= 1 && p <= most.p;

const isSame = (one: ScryptParameters, other: ScryptParameters): boolean =>
  one.logN === other.logN && one.r === other.r && one.p === other.p;

/**
 * The same characters typed on another keyboard must be the same password, hence the normal form. Hashed once
 * beforehand, because scrypt alone takes a password and the same with NULs behind it for one.
 */
const keyOf = (password: string): Buffer => createHash('sha512').update(password.normalize('NFKC')).digest();

function derive(
  password: string,
  salt: Buffer,
  { logN, r, p }: ScryptParameters,
  length: number,
): Promise<Buffer> {
  const N = 2 ** logN;
  const maxmem = 128 * r * (N + p) + 1_048_576;
  return new Promise((resolve, reject) => {
    scrypt(keyOf(password), salt, length, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
