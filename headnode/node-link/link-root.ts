import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { limits } from '../../schema/limits.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import { instanceReport, nodeFacts, nodeProtocolVersion, taskFailure } from '../../schema/tasks.ts';
import type { NodeDesk } from './desk.ts';
import { refuseMessage } from './refuse-message.ts';
import type { Session } from './session.ts';
import { TaskStream } from './task-stream.ts';

/** Who speaks on a connection; the context of every operation. */
export type Peer =
  | { readonly kind: 'enrolment'; readonly joinToken: string }
  | { readonly kind: 'session'; readonly session: Session };

interface LinkRootParts {
  readonly desk: NodeDesk;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Acknowledgement {
  readonly accepted: boolean;
}

const enrollInput = z.object({
  node: z.uuid().lowercase(),
  publicKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
  facts: nodeFacts,
});
const sequence = z.number().int().nonnegative();
const heartbeatInput = z.object({ sequence, facts: nodeFacts.nullish() });
const reportInput = z.object({ sequence, isComplete: z.boolean(), instances: z.array(instanceReport) });
const finishTaskInput = z.object({
  taskId: z.string(),
  isDone: z.boolean(),
  failure: taskFailure.nullish(),
  observed: instanceReport.nullish(),
});

/** The fields of `schema/node.graphql`: read what came, put it in order, give it to the desk. */
export class LinkRoot {
  readonly #parts: LinkRootParts;

  constructor(parts: LinkRootParts) {
    this.#parts = parts;
  }

  protocolVersion(): number {
    return nodeProtocolVersion;
  }

  enroll({ input }: { input: unknown }, peer: Peer): Promise<{ readonly node: string }> {
    return this.#answer(peer, async () => {
      if (peer.kind !== 'enrolment') throw refuseMessage('enrolled already', 'FORBIDDEN');
      const request = read(enrollInput, input);
      const enrolled = await this.#parts.desk.enroll({ joinToken: peer.joinToken, ...request });
      if (enrolled) return enrolled;
      this.#parts.logger.warn({ node: request.node }, 'an enrolment was refused');
      throw refuseMessage('the join token is not accepted', 'FORBIDDEN');
    });
  }

  heartbeat({ input }: { input: unknown }, peer: Peer): Promise<Acknowledgement> {
    return this.#answer(peer, async () => {
      const { sequence, facts } = read(heartbeatInput, input);
      const { node } = sessionOf(peer);
      if (!this.#isNews(peer, sequence)) return { accepted: false };
      if (facts) await this.#inOrder(peer, () => this.#parts.desk.learn(node, facts));
      return { accepted: true };
    });
  }

  report({ input }: { input: unknown }, peer: Peer): Promise<Acknowledgement> {
    return this.#answer(peer, async () => {
      const { sequence, instances, isComplete } = read(reportInput, input);
      const { node } = sessionOf(peer);
      if (!this.#isNews(peer, sequence)) return { accepted: false };
      await this.#inOrder(peer, () => this.#parts.desk.observe(node, instances, isComplete));
      return { accepted: true };
    });
  }

  acceptTask({ taskId }: { taskId: string }, peer: Peer): Promise<Acknowledgement> {
    return this.#answer(peer, async () => {
      sessionOf(peer).stream?.accepted(taskId);
      return { accepted: true };
    });
  }

  finishTask({ input }: { input: unknown }, peer: Peer): Promise<Acknowledgement> {
    return this.#answer(peer, async () => {
      const { taskId, isDone, failure, observed } = read(finishTaskInput, input);
      if (isDone === Boolean(failure)) throw refuseMessage('a task is either done or has a failure');
      const { node, stream } = sessionOf(peer);
      const outcome = { taskId, failure: failure ?? null, observed: observed ?? null };
      const answer = await this.#inOrder(peer, () => this.#parts.desk.finish(node, outcome));
      stream?.finished(taskId);
      return answer;
    });
  }

  async tasks(_: unknown, peer: Peer): Promise<TaskStream> {
    const session = sessionOf(peer);
    if (session.stream) throw refuseMessage('the session has its tasks already');
    const { desk, clock } = this.#parts;
    const closed = (): void => {
      session.stream = undefined;
    };
    const resendMs = limits.node.taskResendMs;
    session.stream = new TaskStream({ node: session.node, desk, clock, resendMs, closed });
    return session.stream;
  }

  #isNews(peer: Peer, sequence: number): boolean {
    const session = sessionOf(peer);
    const isNews = session.advance(sequence);
    if (isNews) this.#parts.desk.heard(session.node);
    else session.countRefusal();
    return isNews;
  }

  async #inOrder<T>(peer: Peer, act: () => Promise<T>): Promise<T> {
    const result = sessionOf(peer).inOrder(act);
    if (!result) throw refuseMessage('too much is waiting', 'LIMIT_EXCEEDED');
    return result;
  }

  /** Refusals are counted and answered as they are; of anything else the agent learns only that it failed. */
  async #answer<T>(peer: Peer, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof GraphQLError)) {
        this.#parts.logger.error({ err: error }, 'the desk failed');
        throw refuseMessage('something went wrong inside', 'INTERNAL');
      }
      if (peer.kind === 'session') peer.session.countRefusal();
      throw error;
    }
  }
}

function sessionOf(peer: Peer): Session {
  if (peer.kind !== 'session') throw refuseMessage('not enrolled', 'FORBIDDEN');
  return peer.session;
}

/** Names the fields that are wrong, never their values. */
function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 10).map((issue) => issue.path.join('.'));
  throw refuseMessage(`not acceptable: ${fields.join(', ')}`);
}
