import type { WebSocket } from 'ws';
import { limits } from '../../schema/limits.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import { linkLimits } from './link-limits.ts';
import { Session, type SessionInfo } from './session.ts';

/** Silent sessions are looked for this often. */
const sweepMs = limits.node.heartbeatIntervalMs;

/** The open sessions, at most one per node. */
export class SessionTable {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #sessions = new Map<string, Session>();
  #cancelSweep: () => void;
  #sweptAt: number;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
    this.#sweptAt = clock.monotonic();
    this.#cancelSweep = clock.schedule(sweepMs, () => this.#sweep());
  }

  /**
   * Opens the session of a node that has proven itself. `undefined`: it has a live one already (two agents with
   * one identity), or the socket has closed meanwhile. An older session that does not answer gives way.
   */
  async open(node: string, socket: WebSocket): Promise<Session | undefined> {
    const older = this.#sessions.get(node);
    if (older && (await older.isAlive())) return this.#refuse(node);
    const current = this.#sessions.get(node);
    if (current && current !== older) return this.#refuse(node);
    current?.cut();
    if (socket.readyState !== socket.OPEN) return undefined;
    const session = new Session(node, socket, this.#clock);
    this.#sessions.set(node, session);
    socket.once('close', () => this.#remove(session));
    return session;
  }

  infos(): readonly SessionInfo[] {
    return [...this.#sessions.values()].map((session) => session.info());
  }

  /** Ends the node's session; `false` when it has none. */
  cut(node: string): boolean {
    const session = this.#sessions.get(node);
    session?.cut();
    return session !== undefined;
  }

  close(): void {
    this.#cancelSweep();
  }

  #refuse(node: string): undefined {
    this.#logger.warn({ node }, 'a second session of a node was refused');
    return undefined;
  }

  #remove(session: Session): void {
    if (this.#sessions.get(session.node) === session) this.#sessions.delete(session.node);
  }

  /** After a stall of our own all nodes look silent; they get a round to be heard. */
  #sweep(): void {
    const now = this.#clock.monotonic();
    const isOnTime = now - this.#sweptAt < 2 * sweepMs;
    this.#sweptAt = now;
    this.#cancelSweep = this.#clock.schedule(sweepMs, () => this.#sweep());
    if (!isOnTime) return;
    for (const session of this.#sessions.values())
      if (session.info().silentForMs > linkLimits.silentMs) session.cut();
  }
}
