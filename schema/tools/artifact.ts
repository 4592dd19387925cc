import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the process was started. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A committed file that is made from other committed files, and so can be stale. */
export interface Artifact {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly content: string;
}

/** The committed content; `undefined` when there is none yet. */
export const readCommitted = (path: string): string | undefined => {
  try {
    return readFileSync(join(repositoryRoot, path), 'utf8');
  } catch {
    return undefined;
  }
};

/** Those whose committed content is missing or different from what would be made now. */
export const staleArtifacts = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  artifacts.filter(({ path, content }) => readCommitted(path) !== content);

/** Writes what is stale and leaves the rest untouched; answers what was written. */
export function writeArtifacts(artifacts: readonly Artifact[]): readonly Artifact[] {
  const stale = staleArtifacts(artifacts);
  for (const { path, content } of stale) {
    const file = join(repositoryRoot, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return stale;
}
