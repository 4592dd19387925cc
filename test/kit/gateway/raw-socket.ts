import { WebSocket } from 'ws';

/** A WebSocket of which a test sees every message and how it closed. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: Readonly<Record<string, unknown>>[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  send(message: unknown): void;
  /** Resolves with the first message of a type (and id), now or later. */
  message(type: string, id?: string): Promise<Readonly<Record<string, unknown>>>;
}

export interface RawSocketOptions {
  readonly protocol?: string;
  readonly origin?: string;
  /** Signs in with this token before anything else. */
  readonly token?: string;
}

/** Opens a WebSocket, and signs in if given a token. Rejects when the upgrade is refused. */
export async function rawSocket(url: string, options: RawSocketOptions = {}): Promise<RawSocket> {
  const { protocol = 'graphql-transport-ws', origin, token } = options;
  const socket = new WebSocket(url, protocol, origin === undefined ? {} : { origin });
  const messages: Record<string, unknown>[] = [];
  const lookers = new Set<() => void>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    for (const look of lookers) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const raw: RawSocket = {
    socket,
    messages,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    message: (type, id) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = messages.find((it) => it.type === type && (id === undefined || it.id === id));
          if (!found) return;
          lookers.delete(look);
          resolve(found);
        };
        lookers.add(look);
        look();
        void closed.then(({ code }) => reject(new Error(`closed with ${code} before "${type}"`)));
      }),
  };
  if (token !== undefined) {
    raw.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await raw.message('connection_ack');
  }
  return raw;
}
