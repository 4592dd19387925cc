import { buildExplorer } from '../../gateway/explorer/build.ts';
import { StoreLocked } from '../../subgraphs/store/embedded/store-locked.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { DataDirectoryError, openDataDirectory } from './data-directory.ts';
import { openLog } from './log.ts';
import { type Datacenter, startDatacenter } from './start-datacenter.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { welcome } from './welcome.ts';

const exitCodes = { failed: 1, misused: 2, forced: 130 } as const;

async function main(argv: readonly string[]): Promise<void> {
  const config = readConfig(argv);
  if (!config) return;
  const logger = openLog(config);
  // The explorer is a comfort: a data center without it is still one, and the page itself says what to do.
  await buildExplorer().catch((error: unknown) =>
    logger.warn({ error: String(error) }, 'the explorer was not built'),
  );
  const data = openDataDirectory(config.dataDirectory);
  const datacenter = await startDatacenter({
    config,
    data,
    clock: systemClock,
    random: systemRandom,
    logger,
  });
  process.stdout.write(welcome(config, datacenter));
  stopOnSignal(datacenter, config);
}

/** The first Ctrl-C drains and stops; a second one, for the impatient, ends at once. Nothing is lost either way. */
function stopOnSignal(datacenter: Datacenter, { dataDirectory }: Config): void {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) process.exit(exitCodes.forced);
    isStopping = true;
    process.stdout.write('\nStopping … (again to stop at once)\n');
    datacenter.stop().then(
      () => {
        process.stdout.write(
          `Stopped. Everything is kept in ${dataDirectory}; the next start continues there.\n`,
        );
        process.exit(0);
      },
      (error: unknown) => end(error),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Says in one line what is wrong when it is something the person can mend; everything else is a bug and shows itself. */
function end(error: unknown): never {
  const { message, code } = explain(error);
  process.stderr.write(`triton-graph: ${message}\n`);
  process.exit(code);
}

function explain(error: unknown): { readonly message: string; readonly code: number } {
  if (error instanceof ConfigError) {
    return { message: `${error.message}\nSee --help for the options.`, code: exitCodes.misused };
  }
  if (error instanceof DataDirectoryError) return { message: error.message, code: exitCodes.failed };
  if (error instanceof StoreLocked) {
    const message =
      'another data center already runs on this data directory. Stop it, or choose another with --data.';
    return { message, code: exitCodes.failed };
  }
  if (isSystemError(error, 'EADDRINUSE')) {
    return {
      message: 'the port is taken. Choose another with --port, or 0 to let the system choose.',
      code: exitCodes.failed,
    };
  }
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    code: exitCodes.failed,
  };
}

const isSystemError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

main(process.argv.slice(2)).catch(end);
