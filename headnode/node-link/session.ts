import type { WebSocket } from 'ws';
import type { Clock } from '../../schema/runtime.ts';
import { closeCodes, linkLimits } from './link-limits.ts';
import type { TaskStream } from './task-stream.ts';

/** What is known about one open session. */
export interface SessionInfo {
  readonly node: string;
  /** Milliseconds since its last frame. */
  readonly silentForMs: number;
  /** Frames of it that were refused: unreadable, implausible, out of turn. */
  readonly refused: number;
  /** Tasks sent to it, or waiting to be, that it has not accepted. */
  readonly unacceptedTasks: number;
}

/** The live connection of one node that has proven itself. */
export class Session {
  readonly node: string;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #heardAt: number;
  #sequence = -1;
  #refused = 0;
  #deskWork: Promise<unknown> = Promise.resolve();
  #waitingForDesk = 0;
  /** The session's task subscription, when it has one. */
  stream: TaskStream | undefined;

  constructor(node: string, socket: WebSocket, clock: Clock) {
    this.node = node;
    this.#socket = socket;
    this.#clock = clock;
    this.#heardAt = clock.monotonic();
  }

  info(): SessionInfo {
    const silentForMs = this.#clock.monotonic() - this.#heardAt;
    const unacceptedTasks = this.stream?.unaccepted ?? 0;
    return { node: this.node, silentForMs, refused: this.#refused, unacceptedTasks };
  }

  heard(): void {
    this.#heardAt = this.#clock.monotonic();
  }

  countRefusal(): void {
    this.#refused += 1;
  }

  /** Whether a heartbeat or report is newer than all before it in this session. */
  advance(sequence: number): boolean {
    if (sequence <= this.#sequence) return false;
    this.#sequence = sequence;
    return true;
  }

  /**
   * Does the session's acts at the desk in the order they came: an older report must not overtake a newer one.
   * `undefined`: too many are waiting already.
   */
  inOrder<T>(act: () => Promise<T>): Promise<T> | undefined {
    if (this.#waitingForDesk >= linkLimits.waitingForDesk) return undefined;
    this.#waitingForDesk += 1;
    const result = this.#deskWork.then(act).finally(() => {
      this.#waitingForDesk -= 1;
    });
    this.#deskWork = result.catch(() => undefined);
    return result;
  }

  /** Whether somebody answers at the other end, found out with a ping. */
  async isAlive(): Promise<boolean> {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    return new Promise((resolve) => {
      const settle = (isAlive: boolean): void => {
        cancel();
        this.#socket.off('pong', pong);
        resolve(isAlive && this.#socket.readyState === this.#socket.OPEN);
      };
      const pong = (): void => settle(true);
      const cancel = this.#clock.schedule(linkLimits.probeMs, () => settle(false));
      this.#socket.on('pong', pong);
      this.#socket.ping();
    });
  }

  /** Ends the session without waiting for the other side. */
  cut(): void {
    this.#socket.close(closeCodes.overtaken, 'the session is closed');
    this.#socket.terminate();
  }
}
