import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import { isoTime } from '../../schema/runtime.ts';
import { nodeProtocolVersion, sessionProof } from '../../schema/tasks.ts';
import type { Identity } from '../enroll/identity.ts';
import type { Host } from '../hosts/host.ts';
import { taskDelivery } from '../tasks/read-task.ts';
import type { Link } from './link.ts';
import type { Outbox } from './outbox.ts';
import { Reporter } from './reporter.ts';
import type { TaskRunner } from './task-runner.ts';
import type { AgentTimings } from './timings.ts';

export interface SessionParts {
  readonly host: Host;
  readonly runner: TaskRunner;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: AgentTimings;
}

/** What a session's connection says of itself: the node, and a fresh proof of its key. */
export function sessionHello(identity: Identity, clock: Clock, random: Random): Record<string, unknown> {
  const at = isoTime(clock);
  const nonce = Buffer.from(random.bytes(16)).toString('base64');
  const signature = identity.sign(sessionProof(identity.node, at, nonce));
  return { protocol: nodeProtocolVersion, node: identity.node, at, nonce, signature };
}

/** Lives one session over a link that is open, until it ends; resolves with the reason. */
export async function runSession(link: Link, parts: SessionParts): Promise<string> {
  const over = new AbortController();
  const { host, clock, logger, timings, runner, outbox } = parts;
  const ownChanges = (): number => runner.ended;
  new Reporter({ link, host, clock, logger, timings, ownChanges, signal: over.signal }).start();
  outbox.use(link);
  link.tasks((task) => void take(task, link, parts));
  const reason = await link.ended;
  outbox.use(undefined);
  over.abort();
  return reason;
}

/** A lost or failed acknowledgement needs no care: the task is sent again. */
async function take(input: unknown, link: Link, { runner, logger }: SessionParts): Promise<void> {
  const task = taskDelivery.safeParse(input);
  if (!task.success) return logger.warn({}, 'something that is not a task was delivered');
  try {
    if (await runner.receive(task.data)) await link.request('acceptTask', { taskId: task.data.id });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn({ task: task.data.id, reason }, 'a task was not accepted');
  }
}
