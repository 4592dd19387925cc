import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { nodeProtocolVersion, sessionProof } from '../../../schema/tasks.ts';

/** Somebody on the wire who does what a test wants, not what an agent would do. */
export interface RawPeer {
  /** What the headnode made of the introduction: `open`, or the code and reason it closed with. */
  readonly welcome: 'open' | { readonly code: number; readonly reason: string };
  /** The answer to an operation: `data`, or the first error's message. */
  request(query: string, variables?: unknown): Promise<{ data?: unknown; error?: string; code?: unknown }>;
  send(text: string): void;
  /** Resolves with the code when the connection ends. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Connects and introduces itself with `hello`; resolves when the headnode has answered that. */
export async function rawPeer(url: string, hello: unknown, options?: ClientOptions): Promise<RawPeer> {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  const answers = new Map<string, (answer: Message) => void>();
  const end = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  onTestFinished(() => socket.terminate());
  socket.on('error', () => undefined);
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: hello })));
  const acknowledged = new Promise<'open'>((resolve) => {
    socket.on('message', (data) => {
      const message: Message = JSON.parse(String(data));
      if (message.type === 'connection_ack') resolve('open');
      else if (message.id !== undefined) answers.get(message.id)?.(message);
    });
  });
  let nextId = 1;
  return {
    welcome: await Promise.race([acknowledged, end]),
    request: (query, variables) =>
      new Promise((resolve) => {
        const id = String(nextId++);
        answers.set(id, ({ payload }) => {
          answers.delete(id);
          const errors = Array.isArray(payload) ? payload : payload?.errors;
          resolve(
            errors ? { error: errors[0]?.message, code: errors[0]?.extensions?.code } : { data: payload },
          );
        });
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
      }),
    send: (text) => socket.send(text),
    closed: end.then(({ code }) => code),
    close: () => socket.close(),
  };
}

interface Failure {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: (Failure[] & { errors?: undefined }) | { readonly errors?: Failure[] };
}

export interface TestKey {
  /** Raw Ed25519, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function testKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { publicKey: Buffer.from(x, 'base64url').toString('base64'), privateKey };
}

/** The introduction of a session, true for the key; give what should be wrong about it. */
export function sessionHelloOf(node: string, key: TestKey, wanted: { at?: string; nonce?: string } = {}) {
  const { at = new Date().toISOString(), nonce = `nonce-${Math.random()}` } = wanted;
  const signature = sign(null, sessionProof(node, at, nonce), key.privateKey).toString('base64');
  return { protocol: nodeProtocolVersion, node, at, nonce, signature };
}
