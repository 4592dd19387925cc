import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../schema/tools/artifact.ts';

/** Where code lives. */
export const folders = ['schema', 'agents', 'gateway', 'headnode', 'subgraphs', 'test'] as const;

export interface SourceFile {
  /** From the root. */
  readonly path: string;
  readonly text: string;
}

const isGenerated = (path: string): boolean => /(?:^|\/)generated(?:\.ts$|\/)/.test(path);

export const readFile = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/** Every TypeScript file that a person wrote. */
export const readSources = (): readonly SourceFile[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !isGenerated(path))
    .map((path) => ({ path, text: readFile(path) }));

/** `path:line` of every line of the sources that matches, save in the files that `mayHave` it. */
export const findLines = (pattern: RegExp, mayHave: RegExp): readonly string[] =>
  readSources()
    .filter(({ path }) => !mayHave.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
