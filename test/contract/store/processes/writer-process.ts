import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** The writer in a process of its own, and all it has said so far. */
export interface WriterProcess {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Kills it with -9 and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a writer on a data file; `wrapper` is an argv to run it under. */
export function startWriter(path: string, prefix: string, wrapper: readonly string[] = []): WriterProcess {
  const script = join(import.meta.dirname, 'writer.ts');
  const [command = '', ...args] = [...wrapper, process.execPath, '--import', 'tsx', script, path, prefix];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const closed = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return { process: child, lines, kill };
}

export const keptBy = ({ lines }: WriterProcess): readonly string[] =>
  lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice('kept '.length));
