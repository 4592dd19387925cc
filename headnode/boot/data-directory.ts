import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * The layout of a data directory:
 *
 *     store.db            everything the control plane knows (embedded store)
 *     secrets.json        keys of this data center, mode 0600
 *     credentials.json    what a client needs to connect, mode 0600
 *     nodes/UUID/         one simulated compute node each: its key, journal and zones
 */
export interface DataDirectory {
  readonly path: string;
  readonly storePath: string;
  readonly secrets: Secrets;
  nodePath(uuid: string): string;
  readCredentials(): Credentials | undefined;
  writeCredentials(credentials: Credentials): void;
}

const secretsShape = z.object({
  /** HMAC key of list and stream cursors, base64. */
  cursorKey: z.base64(),
  /** Namespace of the simulated compute nodes' uuids. */
  nodeNamespace: z.base64(),
});
export type Secrets = z.infer<typeof secretsShape>;

const credentialsShape = z.object({
  url: z.string(),
  wsUrl: z.string(),
  account: z.string(),
  token: z.string(),
  operatorToken: z.string(),
});
export type Credentials = z.infer<typeof credentialsShape>;

/** The directory cannot be used; the message says why and what to do. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';
}

/** Opens a data directory, making it and its secrets on the first use. @throws DataDirectoryError */
export function openDataDirectory(path: string): DataDirectory {
  makeDirectory(path);
  const credentialsPath = join(path, 'credentials.json');
  return {
    path,
    storePath: join(path, 'store.db'),
    secrets: readOrMakeSecrets(join(path, 'secrets.json')),
    nodePath: (uuid) => join(path, 'nodes', uuid),
    readCredentials: () => credentialsShape.safeParse(readJson(credentialsPath)).data,
    writeCredentials: (credentials) => writeSecretFile(credentialsPath, credentials),
  };
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DataDirectoryError(`Cannot use ${path} as data directory: ${messageOf(error)}`);
  }
}

function readOrMakeSecrets(path: string): Secrets {
  const found = readJson(path);
  if (found !== undefined) {
    const secrets = secretsShape.safeParse(found);
    if (secrets.success) return secrets.data;
    throw new DataDirectoryError(
      `${path} is damaged: restore it, or move the data directory away to begin anew.`,
    );
  }
  const secrets = { cursorKey: freshKey(), nodeNamespace: freshKey() };
  writeSecretFile(path, secrets);
  return secrets;
}

const freshKey = (): string => randomBytes(32).toString('base64');

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (isMissing(error)) return undefined;
    throw new DataDirectoryError(`Cannot read ${path}: ${messageOf(error)}`);
  }
}

/** Writes so that a crash leaves the old file or the new one, never half of one. */
function writeSecretFile(path: string, content: unknown): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
