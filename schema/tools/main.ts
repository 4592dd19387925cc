/**
 * `node --import tsx schema/tools/main.ts compose|codegen [--check]`: makes the committed files that follow from
 * the SDL. With `--check` nothing is written, and stale files make it fail.
 */
import process from 'node:process';
import { type Artifact, staleArtifacts, writeArtifacts } from './artifact.ts';
import { generateTypes } from './codegen.ts';
import { composeSchemas } from './compose.ts';

const makers: Readonly<Record<string, () => Promise<readonly Artifact[]>>> = {
  compose: async () => composeSchemas(),
  codegen: generateTypes,
};

const list = (artifacts: readonly Artifact[]): string => artifacts.map(({ path }) => path).join(', ');

const check = (command: string, artifacts: readonly Artifact[]): string => {
  const stale = staleArtifacts(artifacts);
  if (stale.length > 0) throw new Error(`Stale: ${list(stale)}. Run \`npm run ${command}\` and commit.`);
  return 'Everything is current.';
};

const write = (artifacts: readonly Artifact[]): string => {
  const written = writeArtifacts(artifacts);
  return written.length > 0 ? `Wrote ${list(written)}.` : 'Everything was current.';
};

async function run([command = '', flag]: readonly string[]): Promise<string> {
  const make = makers[command];
  if (!make) throw new Error(`Say what to make: ${Object.keys(makers).join(' or ')}.`);
  const artifacts = await make();
  return flag === '--check' ? check(command, artifacts) : write(artifacts);
}

run(process.argv.slice(2)).then(
  (message) => process.stdout.write(`${message}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
