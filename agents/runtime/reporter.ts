import { z } from 'zod';
import type { Clock, Logger } from '../../schema/runtime.ts';
import { pause } from '../../schema/runtime.ts';
import type { InstanceReport } from '../../schema/tasks.ts';
import type { Host } from '../hosts/host.ts';
import type { Link } from './link.ts';
import { nodeFactsOf } from './node-facts.ts';
import type { AgentTimings } from './timings.ts';

interface ReporterParts {
  readonly link: Link;
  readonly host: Host;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: AgentTimings;
  /** A number that rises whenever the agent itself has changed something on the node. */
  readonly ownChanges: () => number;
  /** Fires when the session is over. */
  readonly signal: AbortSignal;
}

const acknowledgement = z.object({ accepted: z.boolean() });

/**
 * Tells the headnode, for one session, that the node lives and what is true on it: everything at first and then
 * from time to time, and each change as soon as the report before it was answered. Changes are only noticed by
 * uuid and looked at when they are sent, so many changes of one instance become one report of the latest truth.
 */
export class Reporter {
  readonly #parts: ReporterParts;
  readonly #changed = new Set<string>();
  #sequence = 0;
  #changes = 0;
  #isInventoryDue = true;
  #wake: (() => void) | undefined;
  #toldFacts: string | undefined;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  /** Begins; everything ends by itself when the session's signal fires. */
  start(): void {
    const { host, signal } = this.#parts;
    const stopListening = host.events((uuid) => this.#noticeChange(uuid));
    signal.addEventListener('abort', () => this.#stop(stopListening), { once: true });
    void this.#beat();
    void this.#tellChanges();
    void this.#demandInventories();
  }

  #stop(stopListening: () => void): void {
    stopListening();
    this.#wake?.();
  }

  #noticeChange(uuid: string): void {
    this.#changes += 1;
    this.#changed.add(uuid);
    this.#wake?.();
  }

  /** A headnode that has been silent for too long is left: the connection may be dead without knowing it. */
  async #beat(): Promise<void> {
    const { clock, timings, signal, link } = this.#parts;
    let answeredAt = clock.monotonic();
    while (!signal.aborted) {
      if (await this.#attempt(() => this.#sendHeartbeat())) answeredAt = clock.monotonic();
      else if (clock.monotonic() - answeredAt > 3 * timings.heartbeatIntervalMs) return link.close();
      await pause(clock, timings.heartbeatIntervalMs, signal);
    }
  }

  async #sendHeartbeat(): Promise<void> {
    const facts = await nodeFactsOf(this.#parts.host);
    const text = JSON.stringify(facts);
    await this.#send('heartbeat', text === this.#toldFacts ? {} : { facts });
    this.#toldFacts = text;
  }

  async #demandInventories(): Promise<void> {
    const { clock, timings, signal } = this.#parts;
    while (!signal.aborted) {
      await pause(clock, timings.inventoryIntervalMs, signal);
      this.#isInventoryDue = true;
      this.#wake?.();
    }
  }

  /** One report at a time; after one that was not taken, everything is said again. */
  async #tellChanges(): Promise<void> {
    const { clock, timings, signal } = this.#parts;
    while (!signal.aborted) {
      const isTold = await this.#attempt(() => this.#tellNext());
      if (isTold) await this.#work();
      else {
        this.#isInventoryDue = true;
        await pause(clock, timings.retryFirstMs, signal);
      }
    }
  }

  async #tellNext(): Promise<void> {
    const isComplete = this.#isInventoryDue;
    this.#isInventoryDue = false;
    await (isComplete ? this.#sendInventory() : this.#sendChanges());
  }

  /** Resolves when there is something to tell, or the session is over. */
  #work(): Promise<void> {
    if (this.#isInventoryDue || this.#changed.size > 0 || this.#parts.signal.aborted)
      return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }

  /** "Complete" is only what nothing moved under: else an instance made meanwhile would be said not to exist. */
  async #sendInventory(): Promise<void> {
    const changes = (): number => this.#changes + this.#parts.ownChanges();
    const before = changes();
    const instances = await this.#parts.host.instances.list();
    const isComplete = before === changes();
    await this.#send('report', { isComplete, instances });
    if (!isComplete) throw new Error('the node changed while it was read');
  }

  async #sendChanges(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const look = (uuid: string): Promise<InstanceReport> => this.#parts.host.instances.observe(uuid);
    const instances = await Promise.all(changed.map(look));
    await this.#send('report', { isComplete: false, instances });
  }

  async #send(operation: 'heartbeat' | 'report', input: Record<string, unknown>): Promise<void> {
    this.#sequence += 1;
    const answer = await this.#parts.link.request(operation, {
      input: { sequence: this.#sequence, ...input },
    });
    if (!acknowledgement.parse(answer).accepted) throw new Error(`${operation} was overtaken`);
  }

  async #attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#parts.signal.aborted) this.#parts.logger.warn({ reason }, 'a report was not taken');
      return false;
    }
  }
}
