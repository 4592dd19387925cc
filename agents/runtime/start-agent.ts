import { join } from 'node:path';
import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import { openIdentity } from '../enroll/identity.ts';
import type { Host } from '../hosts/host.ts';
import { Connector } from './connector.ts';
import { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import { TaskRunner } from './task-runner.ts';
import { type AgentTimings, usualTimings } from './timings.ts';

export interface AgentOptions {
  /** Where the agent keeps its key and its journal; made when absent. One agent per directory. */
  readonly directory: string;
  /** The headnode's node endpoint, `ws://…`. */
  readonly headnodeUrl: string;
  /** Uuid of the compute node. */
  readonly node: string;
  /** Needed until the node is enrolled. */
  readonly joinToken?: string;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** What should differ from the usual rhythm. */
  readonly timings?: Partial<AgentTimings>;
}

export interface AgentStatus {
  /** Whether a session with the headnode is open. */
  readonly isConnected: boolean;
  readonly unfinishedTasks: number;
  /** Outcomes the headnode has not taken yet. */
  readonly untoldOutcomes: number;
}

export interface Agent {
  readonly node: string;
  status(): AgentStatus;
  /** Ends the session and forgets running tasks, as a crash would; the next start goes on with them. */
  stop(): Promise<void>;
}

/**
 * Starts the agent of one compute node. Resolves when its key and journal are open, without waiting for a
 * connection; tasks that were cut off go on at once. Rejects when the directory cannot be used.
 */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  const { directory, node, host, clock, random } = options;
  const logger = options.logger.child({ node });
  const timings = { ...usualTimings, ...options.timings };
  const identity = await openIdentity(directory, node);
  const journal = await Journal.open(join(directory, 'journal.jsonl'), logger);
  const outbox = new Outbox({ clock, random, timings, answered: (taskId) => void journal.answered(taskId) });
  const finished = outbox.put.bind(outbox);
  const runner = new TaskRunner({ journal, host, clock, logger, timings, finished });
  for (const outcome of journal.unanswered()) outbox.put(outcome);
  runner.resume();
  const connector = new Connector({ ...options, logger, timings, identity, runner, outbox });
  return {
    node,
    status: () => ({
      isConnected: connector.isConnected,
      unfinishedTasks: runner.unfinished,
      untoldOutcomes: outbox.size,
    }),
    stop: async () => {
      runner.stop();
      await connector.stop();
      await journal.close();
    },
  };
}
