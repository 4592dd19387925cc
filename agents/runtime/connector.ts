import type { Random } from '../../schema/runtime.ts';
import { pause } from '../../schema/runtime.ts';
import { nodeProtocolVersion } from '../../schema/tasks.ts';
import type { Identity } from '../enroll/identity.ts';
import { backoffMs } from './backoff.ts';
import { untilAborted } from './deadline.ts';
import { Link, type LinkOptions } from './link.ts';
import { nodeFactsOf } from './node-facts.ts';
import { runSession, type SessionParts, sessionHello } from './session.ts';

interface ConnectorParts extends SessionParts {
  readonly identity: Identity;
  readonly headnodeUrl: string;
  readonly joinToken?: string;
  readonly random: Random;
}

/** Keeps the agent connected: enrols when that is still to be done, opens sessions, and dials again with back-off. */
export class Connector {
  readonly #parts: ConnectorParts;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #isConnected = false;

  constructor(parts: ConnectorParts) {
    this.#parts = parts;
    this.#ended = this.#run();
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Resolves when nothing is connected and nothing will dial. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  /** The back-off begins anew only after a session that has lasted: a flapping link is not dialled faster. */
  async #run(): Promise<void> {
    const { clock, random, timings, logger } = this.#parts;
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const begunAt = clock.monotonic();
      const reason = await this.#connect().catch((error: unknown) => String(error));
      if (clock.monotonic() - begunAt > timings.retryMaxMs) attempt = 0;
      if (!signal.aborted) logger.warn({ reason, attempt }, 'not connected to the headnode');
      await pause(clock, backoffMs(attempt, timings, random), signal);
    }
  }

  async #connect(): Promise<string> {
    const { identity, clock, random } = this.#parts;
    if (!identity.isEnrolled) await this.#enroll();
    const link = await this.#open(sessionHello(identity, clock, random));
    try {
      await identity.markEnrolled();
      this.#isConnected = true;
      return await this.#untilStopped(link);
    } finally {
      this.#isConnected = false;
      await link.close();
    }
  }

  async #untilStopped(link: Link): Promise<string> {
    const { signal } = this.#stopping;
    const close = (): void => void link.close();
    if (signal.aborted) close();
    signal.addEventListener('abort', close, { once: true });
    const reason = await runSession(link, this.#parts);
    signal.removeEventListener('abort', close);
    return reason;
  }

  /** A refusal is not the end: an earlier enrolment may have been taken without our hearing of it. */
  async #enroll(): Promise<void> {
    const { identity, joinToken, host, logger } = this.#parts;
    if (joinToken === undefined) return;
    const facts = await untilAborted(nodeFactsOf(host), this.#stopping.signal);
    const link = await this.#open({ protocol: nodeProtocolVersion, joinToken });
    try {
      const input = { node: identity.node, publicKey: identity.publicKey, facts };
      await link.request('enroll', { input });
      await identity.markEnrolled();
      logger.info({}, 'the node is enrolled');
    } catch (error) {
      logger.warn({ reason: String(error) }, 'the enrolment was not taken');
    } finally {
      await link.close();
    }
  }

  #open(hello: LinkOptions['hello']): Promise<Link> {
    const { headnodeUrl: url, clock, timings } = this.#parts;
    const { requestTimeoutMs } = timings;
    return Link.open({ url, hello, clock, requestTimeoutMs }, this.#stopping.signal);
  }
}
