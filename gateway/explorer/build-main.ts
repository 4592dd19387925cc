/**
 * `node --import tsx gateway/explorer/build-main.ts [--optional]`: bundles the explorer when it is not current.
 * With `--optional` a failure is told and forgiven: the API is of use without its explorer.
 */
import { buildExplorer, explorerDirectory } from './build.ts';

const isOptional = process.argv.includes('--optional');

buildExplorer().then(
  (isMade) => isMade && process.stdout.write(`Bundled the explorer into ${explorerDirectory}.\n`),
  (error: unknown) => {
    process.stderr.write(
      `The explorer could not be bundled: ${error instanceof Error ? error.message : error}\n`,
    );
    if (!isOptional) process.exitCode = 1;
  },
);
