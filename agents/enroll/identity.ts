import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Who the agent is towards the headnode: a compute node's uuid and the Ed25519 key that proves it. */
export interface Identity {
  readonly node: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
  /** Whether the headnode is known to have registered the key. */
  readonly isEnrolled: boolean;
  /** The signature over `bytes`, base64. */
  sign(bytes: Uint8Array): string;
  /** Remembers over restarts that the key is registered. */
  markEnrolled(): Promise<void>;
}

const enrollmentRecord = z.object({ node: z.string() });

/**
 * Opens the identity kept in the node's directory and makes the key on the first time. The private key never
 * leaves the directory (`agent.key`, readable by its owner only). Rejects when the directory is another node's.
 */
export async function openIdentity(directory: string, node: string): Promise<Identity> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const key = await openKey(join(directory, 'agent.key'));
  const recordPath = join(directory, 'enrolled.json');
  const record = await readIfThere(recordPath);
  let isEnrolled = record !== undefined;
  if (record !== undefined && enrollmentRecord.parse(JSON.parse(record)).node !== node)
    throw new Error('the directory belongs to another compute node');
  return {
    node,
    publicKey: rawPublicKey(key),
    get isEnrolled() {
      return isEnrolled;
    },
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
    markEnrolled: async () => {
      if (isEnrolled) return;
      await writeDurably(recordPath, JSON.stringify({ node }));
      isEnrolled = true;
    },
  };
}

/** Keys come from the system's randomness always, in simulations too. */
async function openKey(path: string): Promise<KeyObject> {
  const pem = await readIfThere(path);
  if (pem !== undefined) return createPrivateKey(pem);
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeDurably(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return privateKey;
}

function rawPublicKey(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('agent.key is not an Ed25519 key');
  return Buffer.from(x, 'base64url').toString('base64');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
