import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Clock, Logger } from '../../schema/runtime.ts';
import { connectionHandler } from './connection.ts';
import type { NodeDesk } from './desk.ts';
import type { LinkFaults } from './link-faults.ts';
import { closeCodes, linkLimits } from './link-limits.ts';
import { readLinkSchema } from './link-schema.ts';
import type { SessionInfo } from './session.ts';
import { SessionTable } from './session-table.ts';

export interface NodeLinkOptions {
  readonly desk: NodeDesk;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default 0: chosen by the system. */
  readonly port?: number;
  /** Default 127.0.0.1. Never a public address: the endpoint is for the admin network. */
  readonly host?: string;
  /** Trouble on the wire, for simulations. */
  readonly faults?: LinkFaults;
}

export interface NodeLink {
  /** Where agents connect: `ws://HOST:PORT/node-link`. */
  readonly url: string;
  /** The open sessions, one per connected node. */
  sessions(): readonly SessionInfo[];
  /** Cuts the node's session, if it has one; its agent comes back by itself. */
  disconnect(node: string): boolean;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

const path = '/node-link';

/** Opens the headnode's private endpoint for agents (`schema/node.graphql`) in front of the desk. */
export async function startNodeLink(options: NodeLinkOptions): Promise<NodeLink> {
  const { desk, clock, logger, faults, port = 0, host = '127.0.0.1' } = options;
  const sessions = new SessionTable(clock, logger);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: linkLimits.frameBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  sockets.on(
    'connection',
    connectionHandler({ schema: readLinkSchema(), desk, sessions, clock, logger, faults }),
  );
  const server = createServer((_, response) => void response.writeHead(426).end());
  server.maxConnections = linkLimits.sockets;
  server.on('upgrade', (request, socket, head) => upgrade(sockets, request, socket, head));
  await listen(server, port, host);
  return {
    url: urlOf(server, host),
    sessions: () => sessions.infos(),
    disconnect: (node) => sessions.cut(node),
    close: () => {
      sessions.close();
      return close(server, sockets, clock);
    },
  };
}

/** Agents are no browsers: whatever has an origin is somebody's page. */
function upgrade(sockets: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (request.url !== path || request.headers.origin !== undefined) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `ws://${host}:${port}${path}`;
}

/** Says goodbye, and after a second hangs up on whoever has not answered. */
function close(server: Server, sockets: WebSocketServer, clock: Clock): Promise<void> {
  for (const socket of sockets.clients) {
    socket.resume();
    socket.close(closeCodes.goingAway, 'the headnode goes away');
  }
  const cancel = clock.schedule(1_000, () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  });
  return new Promise((resolve) => {
    server.close(() => {
      cancel();
      resolve();
    });
  });
}
