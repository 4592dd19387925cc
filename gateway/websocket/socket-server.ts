import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { pause } from '../../schema/runtime.ts';
import type { GatewayParts } from '../gateway-parts.ts';
import { graphqlProtocol } from './graphql-protocol.ts';
import { closeCodes, Session, type SocketCounts } from './session.ts';

/** How long a client has to answer our closing, in milliseconds. */
const closingMs = 1_000;

/** The WebSocket door: upgrades, bounds, pings and closing. What is said over the sockets is `graphqlProtocol`'s. */
export class SocketServer {
  readonly #parts: GatewayParts;
  readonly #protocol: Server<Session>;
  readonly #counts: SocketCounts = new Map();
  readonly #server: WebSocketServer;
  /** Sockets that have shown life since the last ping. */
  readonly #alive = new WeakSet<WebSocket>();
  #cancelPing: () => void;
  #isClosing = false;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#protocol = graphqlProtocol(parts);
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: parts.execution.limits.websocket.frameBytes,
      // Compression would let small frames become large ones.
      perMessageDeflate: false,
      handleProtocols,
    });
    this.#cancelPing = this.#schedulePing();
  }

  get size(): number {
    return this.#server.clients.size;
  }

  /** Answers an HTTP upgrade to `/graphql`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { sockets } = this.#parts.execution.limits.websocket;
    if (!this.#parts.origins.mayConnect(request)) refuseUpgrade(socket, '403 Forbidden');
    else if (this.#isClosing || this.size >= sockets) refuseUpgrade(socket, '503 Service Unavailable');
    else this.#server.handleUpgrade(request, socket, head, (opened) => this.#serve(opened, request));
  }

  /** Tells all clients to come back later, and ends those who do not answer. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#cancelPing();
    const left = new AbortController();
    const closed = [...this.#server.clients].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve)),
    );
    for (const socket of this.#server.clients) socket.close(closeCodes.restart, 'Service restart');
    const all = Promise.all(closed).then(() => left.abort());
    await pause(this.#parts.execution.clock, closingMs, left.signal);
    for (const socket of this.#server.clients) socket.terminate();
    await all;
    this.#server.close();
  }

  #serve(socket: WebSocket, upgrade: IncomingMessage): void {
    const { logger } = this.#parts.execution;
    this.#alive.add(socket);
    socket.on('pong', () => this.#alive.add(socket));
    // Frames that are too large or malformed: ws closes the socket with the right code by itself.
    socket.on('error', (error) => logger.debug({ cause: error.message }, 'a socket broke the protocol'));
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => sendTo(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            receive(String(data)).catch((error: unknown) => this.#fail(socket, error));
          }),
      },
      new Session(this.#parts, socket, this.#counts, upgrade),
    );
    socket.once('close', (code, reason) => {
      closed(code, String(reason)).catch((error: unknown) => this.#fail(socket, error));
    });
  }

  #fail(socket: WebSocket, error: unknown): void {
    const cause = error instanceof Error ? error.stack : String(error);
    this.#parts.execution.logger.error({ cause }, 'a socket failed');
    socket.close(closeCodes.internalError, 'Internal server error');
  }

  #schedulePing(): () => void {
    const { clock, limits } = this.#parts.execution;
    return clock.schedule(limits.websocket.pingIntervalMs, () => {
      for (const socket of this.#server.clients) this.#ping(socket);
      this.#cancelPing = this.#schedulePing();
    });
  }

  /** Half-open connections never close by themselves. */
  #ping(socket: WebSocket): void {
    if (!this.#alive.delete(socket)) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.ping();
  }
}

/** Resolves when the frame has left the process: a reader that does not read holds up its own stream. */
const sendTo = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });

export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
