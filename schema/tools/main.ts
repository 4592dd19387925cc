/**
 * `node --import tsx schema/tools/main.ts compose|codegen [--check] [--accept-breaking]`: makes the committed
 * files that follow from the SDL. With `--check` nothing is written, and stale files make it fail. A change that
 * breaks clients of the committed API schema is not written unless it is accepted on purpose.
 */
import { type Artifact, readCommitted, staleArtifacts, writeArtifacts } from './artifact.ts';
import { breakingChanges } from './breaking-changes.ts';
import { generateTypes } from './codegen.ts';
import { apiSchemaPath, composeSchemas } from './compose.ts';

type Command = 'compose' | 'codegen';

const makers: Readonly<Record<Command, () => Promise<readonly Artifact[]>>> = {
  compose: async () => composeSchemas(),
  codegen: generateTypes,
};

const isCommand = (text: string): text is Command => Object.hasOwn(makers, text);

const list = (artifacts: readonly Artifact[]): string => artifacts.map(({ path }) => path).join(', ');

const check = (command: Command, artifacts: readonly Artifact[]): string => {
  const stale = staleArtifacts(artifacts);
  if (stale.length > 0) throw new Error(`Stale: ${list(stale)}. Run \`npm run ${command}\` and commit.`);
  return 'Everything is current.';
};

const refuseBreaking = async (artifacts: readonly Artifact[]): Promise<void> => {
  const before = readCommitted(apiSchemaPath);
  const after = artifacts.find(({ path }) => path === apiSchemaPath)?.content;
  if (before === undefined || after === undefined) return;
  const changes = await breakingChanges(before, after);
  if (changes.length === 0) return;
  const remedy =
    'Deprecate instead; or, when it is meant, `npm run compose -- --accept-breaking` and say so in the commit.';
  throw new Error(['This breaks clients:', ...changes.map((change) => `- ${change}`), remedy].join('\n'));
};

const write = (artifacts: readonly Artifact[]): string => {
  const written = writeArtifacts(artifacts);
  return written.length > 0 ? `Wrote ${list(written)}.` : 'Everything was current.';
};

async function run([command = '', ...flags]: readonly string[]): Promise<string> {
  if (!isCommand(command)) throw new Error(`Say what to make: ${Object.keys(makers).join(' or ')}.`);
  const artifacts = await makers[command]();
  if (flags.includes('--check')) return check(command, artifacts);
  if (!flags.includes('--accept-breaking')) await refuseBreaking(artifacts);
  return write(artifacts);
}

run(process.argv.slice(2)).then(
  (message) => process.stdout.write(`${message}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
