import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { z } from 'zod';

/** What a person can choose about a data center in one process. Flags win over environment variables. */
export interface Config {
  /** Where clients connect; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen on. Anything but loopback exposes the demo tokens' data center to the network. */
  readonly host: string;
  /** Absolute path of the directory that holds everything that lasts. */
  readonly dataDirectory: string;
  /** How many simulated compute nodes run in this process. */
  readonly nodes: number;
  /** Makes the simulated compute nodes' chances repeatable. */
  readonly seed: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFormat: 'auto' | 'pretty' | 'json';
}

const wholeNumber = (name: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `${name} must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(
      (value) => value >= least && value <= most,
      `${name} must be a whole number from ${least} to ${most}`,
    );

const shape = z.object({
  port: wholeNumber('--port', 0, 65_535),
  host: z.string().min(1, '--host must name an address'),
  data: z.string().min(1, '--data must name a directory'),
  nodes: wholeNumber('--nodes', 0, 1_000),
  seed: wholeNumber('--seed', 0, 2 ** 32 - 1),
  logLevel: z.enum(
    ['debug', 'info', 'warn', 'error', 'silent'],
    '--log-level must be debug, info, warn, error or silent',
  ),
  logFormat: z.enum(['auto', 'pretty', 'json'], '--log-format must be auto, pretty or json'),
});

/** The command line was understood to be wrong; `message` says which option and what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const option = (flags: string, description: string, variable: string, fallback: string): Option =>
  new Option(flags, description).env(variable).default(fallback);

function command(): Command {
  return new Command('triton-graph')
    .description(
      'A whole data center in one process: gateway, four subgraphs, headnode and simulated compute nodes.',
    )
    .addOption(
      option('--port <number>', 'port for clients; 0 = chosen by the system', 'TRITON_GRAPH_PORT', '4000'),
    )
    .addOption(option('--host <address>', 'address to listen on', 'TRITON_GRAPH_HOST', '127.0.0.1'))
    .addOption(
      option('--data <directory>', 'where everything that lasts is kept', 'TRITON_GRAPH_DATA', './data'),
    )
    .addOption(option('--nodes <number>', 'simulated compute nodes', 'TRITON_GRAPH_NODES', '3'))
    .addOption(option('--seed <number>', 'makes the simulated nodes repeatable', 'TRITON_GRAPH_SEED', '1'))
    .addOption(
      option('--log-level <level>', 'debug, info, warn, error or silent', 'TRITON_GRAPH_LOG_LEVEL', 'info'),
    )
    .addOption(
      option(
        '--log-format <format>',
        'auto (pretty on a terminal), pretty or json',
        'TRITON_GRAPH_LOG_FORMAT',
        'auto',
      ),
    )
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
}

/**
 * Reads flags and environment.
 * @returns the configuration, or `undefined` when `--help` was asked for (and printed)
 * @throws ConfigError naming the option that is wrong
 */
export function readConfig(argv: readonly string[]): Config | undefined {
  const program = command();
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (isCommanderError(error) && error.code === 'commander.helpDisplayed') return undefined;
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
  const options = shape.safeParse(program.opts());
  if (!options.success) throw new ConfigError(options.error.issues.map(({ message }) => message).join('; '));
  const { data, ...rest } = options.data;
  return { ...rest, dataDirectory: resolve(data) };
}

const isCommanderError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
