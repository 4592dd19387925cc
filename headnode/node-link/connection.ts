import { GraphQLError, type GraphQLSchema } from 'graphql';
import { makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { NodeDesk } from './desk.ts';
import { FrameMeter } from './frame-meter.ts';
import { type Hello, readHello } from './hello.ts';
import { LinkDocuments } from './link-documents.ts';
import { describeFrame, type LinkFaults } from './link-faults.ts';
import { closeCodes, linkLimits } from './link-limits.ts';
import { LinkRoot, type Peer } from './link-root.ts';
import { NonceCache } from './nonce-cache.ts';
import { refuseMessage } from './refuse-message.ts';
import type { SessionTable } from './session-table.ts';

export interface ConnectionParts {
  readonly schema: GraphQLSchema;
  readonly desk: NodeDesk;
  readonly sessions: SessionTable;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly faults?: LinkFaults;
}

/** One socket and who speaks on it, once it has said so. */
interface Connection {
  readonly socket: WebSocket;
  peer?: Peer;
}

type Refusal = Pick<Extract<Hello, { kind: 'refusal' }>, 'code' | 'reason'>;

type Options = ServerOptions<Record<string, unknown>, Connection>;

/** Returns what is to be done with each new socket: the protocol, who may speak, and how much. */
export function connectionHandler(parts: ConnectionParts): (socket: WebSocket) => void {
  const server = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: linkLimits.initTimeoutMs,
    onConnect: greeter(parts),
    onSubscribe: operationReader(parts),
  });
  return (socket) => {
    const connection: Connection = { socket };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(connection, text, parts.faults),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => listen(connection, take, parts),
      },
      connection,
    );
    socket.on('error', (error) => parts.logger.warn({ reason: error.message }, 'a node connection failed'));
    socket.once('close', (code, reason) => void closed(code, reason.toString()));
  };
}

/** Decides about a connection when it introduces itself. */
function greeter({ desk, clock, sessions, logger }: ConnectionParts): Options['onConnect'] {
  const keptMs = 2 * linkLimits.clockSkewMs;
  const nonces = new NonceCache({ clock, keptMs, size: linkLimits.nonces });
  const greet = async (connection: Connection, payload: unknown): Promise<Refusal | undefined> => {
    const hello = await readHello(payload, { desk, clock, nonces });
    if (hello.kind === 'refusal') return hello;
    if (hello.kind === 'enrolment') {
      connection.peer = hello;
      return limitLife(connection.socket, clock);
    }
    const session = await sessions.open(hello.node, connection.socket);
    if (!session) return { code: closeCodes.secondSession, reason: 'the node has a live session' };
    connection.peer = { kind: 'session', session };
    return undefined;
  };
  return async ({ connectionParams, extra }) => {
    const refusal = await greet(extra, connectionParams).catch((error: unknown): Refusal => {
      logger.error({ err: error }, 'the desk failed');
      return { code: closeCodes.tryAgainLater, reason: 'try again later' };
    });
    if (!refusal) return true;
    logger.warn({ reason: refusal.reason }, 'a node connection was refused');
    extra.socket.close(refusal.code, refusal.reason);
    return false;
  };
}

function limitLife(socket: WebSocket, clock: Clock): undefined {
  const close = (): void => socket.close(closeCodes.expired, 'the enrolment took too long');
  socket.once('close', clock.schedule(linkLimits.enrolmentMs, close));
}

/** Makes an operation executable, or answers why it is not: unreadable, or not for this connection. */
function operationReader({ schema, desk, clock, logger }: ConnectionParts): Options['onSubscribe'] {
  const documents = new LinkDocuments(schema);
  const rootValue = new LinkRoot({ desk, clock, logger });
  return ({ extra: { peer } }, _, { query, variables, operationName }) => {
    try {
      const { document, field } = documents.read(query);
      if (!peer || (field === 'enroll') !== (peer.kind === 'enrolment'))
        throw refuseMessage('not on this connection', 'FORBIDDEN');
      return { schema, document, variableValues: variables, operationName, rootValue, contextValue: peer };
    } catch (error) {
      if (peer?.kind === 'session') peer.session.countRefusal();
      return [error instanceof GraphQLError ? error : refuseMessage('unreadable')];
    }
  };
}

/** A connection that sends too fast is not read for a while: the others do not notice, and nothing is lost. */
function listen(
  connection: Connection,
  take: (text: string) => Promise<void>,
  { clock, logger, faults }: ConnectionParts,
): void {
  const { socket } = connection;
  const meter = new FrameMeter({
    clock,
    burst: linkLimits.burstFrames,
    perSecond: linkLimits.framesPerSecond,
  });
  socket.on('message', (data) => {
    const text = String(data);
    const restMs = meter.count();
    if (restMs > 0) rest(socket, clock, restMs);
    if (faults && faults.fate(describeFrame('fromNode', nodeOf(connection), text)) === 'drop') return;
    if (connection.peer?.kind === 'session') connection.peer.session.heard();
    take(text).catch((error: unknown) => {
      logger.warn({ reason: String(error) }, 'a message from a node made no sense');
      socket.close(closeCodes.badMessage, 'bad message');
    });
  });
}

function rest(socket: WebSocket, clock: Clock, restMs: number): void {
  if (socket.isPaused) return;
  socket.pause();
  clock.schedule(restMs, () => socket.resume());
}

async function send(connection: Connection, text: string, faults: LinkFaults | undefined): Promise<void> {
  const fate = faults?.fate(describeFrame('toNode', nodeOf(connection), text)) ?? 'deliver';
  if (fate === 'drop') return;
  await write(connection.socket, text);
  if (fate === 'duplicate') await write(connection.socket, text);
}

/** Resolves when the system has taken the text; a socket that is closing takes nothing and nobody waits for it. */
const write = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });

const nodeOf = ({ peer }: Connection): string | undefined =>
  peer?.kind === 'session' ? peer.session.node : undefined;
