import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Caller } from '../../schema/caller.ts';
import { type Credential, credentialOfPayload } from '../auth/credential.ts';
import type { GatewayParts } from '../gateway-parts.ts';

/** Close codes: those of the protocol, and of WebSocket itself where the protocol has none. */
export const closeCodes = {
  internalError: 4500,
  forbidden: 4403,
  tooManySockets: 4429,
  restart: 1012,
  tryAgainLater: 1013,
} as const;

/** How many sockets each account has open. */
export type SocketCounts = Map<string, number>;

/** One WebSocket: who is at the other end, and for how long. */
export class Session {
  caller: Caller | undefined;
  readonly #parts: GatewayParts;
  readonly #socket: WebSocket;
  readonly #counts: SocketCounts;
  readonly #upgrade: IncomingMessage;
  #unwatch = (): void => undefined;

  /** `upgrade`: the request that opened the socket. */
  constructor(parts: GatewayParts, socket: WebSocket, counts: SocketCounts, upgrade: IncomingMessage) {
    this.#parts = parts;
    this.#socket = socket;
    this.#counts = counts;
    this.#upgrade = upgrade;
  }

  /** Signs in by the payload of `connection_init`. Answering false closes the socket with 4403. */
  async authenticate(payload: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    const credential = credentialOfPayload(this.#upgrade, payload);
    const caller = credential && (await this.#identify(credential));
    if (!credential || !caller || this.#socket.readyState !== this.#socket.OPEN) return false;
    const open = this.#counts.get(caller.accountUuid) ?? 0;
    if (open >= this.#parts.execution.limits.websocket.socketsPerAccount) {
      this.#socket.close(closeCodes.tooManySockets, 'Too many sockets');
      return false;
    }
    this.#counts.set(caller.accountUuid, open + 1);
    this.caller = caller;
    this.#unwatch = this.#parts.credentials.watch(credential, caller, () =>
      this.#socket.close(closeCodes.forbidden, 'Forbidden'),
    );
    return true;
  }

  /** Called once when the socket has closed. */
  closed(): void {
    this.#unwatch();
    if (!this.caller) return;
    const { accountUuid } = this.caller;
    const left = (this.#counts.get(accountUuid) ?? 1) - 1;
    if (left === 0) this.#counts.delete(accountUuid);
    else this.#counts.set(accountUuid, left);
  }

  async #identify(credential: Credential): Promise<Caller | null> {
    try {
      return await this.#parts.identities.identify(credential);
    } catch {
      this.#socket.close(closeCodes.tryAgainLater, 'Try again later');
      return null;
    }
  }
}
