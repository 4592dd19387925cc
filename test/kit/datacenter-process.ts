import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';
import { type GraphClient, graphClient } from './graph-client.ts';

/** A data center as a person starts it: the real program in a process of its own. */
export interface DatacenterProcess {
  readonly credentials: {
    readonly url: string;
    readonly wsUrl: string;
    readonly account: string;
    readonly token: string;
    readonly operatorToken: string;
  };
  readonly output: () => string;
  readonly pid: number;
  client(): GraphClient;
  operator(): GraphClient;
  /** As a power failure would: no chance to say goodbye. */
  kill(): Promise<void>;
  /** Ctrl-C. Resolves to the exit code. */
  interrupt(): Promise<number | null>;
}

const program = join(import.meta.dirname, '../../headnode/boot/main.ts');

/** Starts the program on a data directory and waits until it is ready. @throws Error with its output when it is not */
export async function startDatacenterProcess(
  dataDirectory: string,
  flags: readonly string[] = [],
): Promise<DatacenterProcess> {
  const { child, output } = spawnDatacenter(dataDirectory, flags);
  onTestFinished(() => void child.kill('SIGKILL'));
  const credentialsPath = join(dataDirectory, 'credentials.json');
  const credentials = await eventually(
    'the data center is ready',
    async () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${output()}`);
      const found: DatacenterProcess['credentials'] = JSON.parse(readFileSync(credentialsPath, 'utf8'));
      if (!output().includes(found.url)) return undefined;
      return (await fetch(new URL('/readyz', found.url))).ok ? found : undefined;
    },
    30_000,
  );
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return {
    credentials,
    output,
    pid: child.pid ?? 0,
    client: () => graphClient(credentials),
    operator: () => graphClient({ ...credentials, token: credentials.operatorToken }),
    kill: async () => void (await end('SIGKILL')),
    interrupt: () => end('SIGINT'),
  };
}

/** Starts the program and leaves it to the caller to see how it fares. */
export function spawnDatacenter(
  dataDirectory: string,
  flags: readonly string[] = [],
): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, '--port', '0', '--data', dataDirectory, '--log-format', 'json', ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}
