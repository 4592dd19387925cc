import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { limits } from '../../schema/limits.ts';
import type { Clock } from '../../schema/runtime.ts';
import { documents, type OperationName } from './documents.ts';

/** The connection refused, ended, or did not answer in time. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export interface LinkOptions {
  /** The headnode's node endpoint, `ws://…`. */
  readonly url: string;
  /** The payload of `connection_init`: enrolment or session. */
  readonly hello: Record<string, unknown>;
  readonly clock: Clock;
  readonly requestTimeoutMs: number;
}

/** Frames larger than the headnode's own limit are refused; a server that does not answer is given up. */
class AgentSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, {
      maxPayload: limits.node.reportBytes,
      perMessageDeflate: false,
      handshakeTimeout: 10_000,
    });
    // The library stops listening when it gives a dialling socket up, whose error would then end the process.
    this.on('error', () => undefined);
  }
}

/**
 * One connection to the headnode. It is never repaired: when it ends, `ended` resolves, everything that waits
 * rejects, and the caller opens another one.
 */
export class Link {
  /** Resolves with the reason when the connection has ended for whatever cause. */
  readonly ended: Promise<string>;
  readonly #acknowledged: Promise<undefined>;
  readonly #options: LinkOptions;
  readonly #client: Client;
  #state: 'dialling' | 'open' | 'over' = 'dialling';
  #socket: WebSocket | undefined;
  #lastError: string | undefined;
  #nextId = 1;

  private constructor(options: LinkOptions) {
    this.#options = options;
    this.#client = createClient({
      url: options.url,
      connectionParams: options.hello,
      webSocketImpl: AgentSocket,
      lazy: false,
      retryAttempts: 0,
      connectionAckWaitTimeout: options.requestTimeoutMs,
      generateID: () => String(this.#nextId++),
      onNonLazyError: () => undefined,
    });
    this.#client.on('opened', (socket) => {
      // The library hands out what `webSocketImpl` made.
      this.#socket = socket as WebSocket;
    });
    this.#client.on('error', (error) => {
      this.#lastError = textOf(error);
    });
    this.#acknowledged = new Promise((resolve) => this.#client.on('connected', () => resolve(undefined)));
    this.ended = new Promise((resolve) => {
      this.#client.on('closed', (event) => {
        this.#release();
        resolve(this.#lastError ?? textOf(event));
      });
    });
  }

  /** Resolves with a link that the headnode has acknowledged; rejects with LinkError, also when `signal` fires. */
  static async open(options: LinkOptions, signal: AbortSignal): Promise<Link> {
    const link = new Link(options);
    const abort = (): void => void link.close();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const failure = await Promise.race([link.#acknowledged, link.ended]);
    signal.removeEventListener('abort', abort);
    if (failure !== undefined) throw new LinkError(failure);
    if (link.#state === 'dialling') link.#state = 'open';
    return link;
  }

  /** The value of the operation's one field. Rejects with LinkError: refused, not answered in time, ended. */
  request(operation: OperationName, variables: Record<string, unknown>): Promise<unknown> {
    if (this.#state === 'over')
      return Promise.reject(new LinkError(`${operation}: the connection has ended`));
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        cancel();
        act();
      };
      const fail = (message: string): void => settle(() => reject(new LinkError(`${operation}: ${message}`)));
      const forget = this.#client.subscribe(
        { query: documents[operation], operationName: operation, variables },
        {
          next: ({ data, errors }) =>
            errors ? fail(textOf(errors[0])) : settle(() => resolve(data?.[operation])),
          error: (error) => fail(textOf(error)),
          complete: () => fail('the connection ended'),
        },
      );
      const cancel = this.#options.clock.schedule(this.#options.requestTimeoutMs, () => {
        forget();
        fail('no answer');
      });
    });
  }

  /** Gives each task as it arrives, unread. When the stream ends, the link ends. */
  tasks(take: (task: unknown) => void): void {
    if (this.#state === 'over') return;
    this.#client.subscribe(
      { query: documents.tasks, operationName: 'tasks' },
      {
        next: ({ data, errors }) => (errors ? void this.close() : take(data?.tasks)),
        error: (error) => {
          this.#lastError = textOf(error);
          void this.close();
        },
        complete: () => void this.close(),
      },
    );
  }

  /** Ends the connection politely and, when the other side does not answer, without it. */
  async close(): Promise<void> {
    const patienceMs = this.#state === 'dialling' ? 0 : 1_000;
    const cancel = this.#options.clock.schedule(patienceMs, () => {
      this.#socket?.terminate();
      this.#client.terminate();
    });
    this.#release();
    await this.ended;
    cancel();
  }

  /** The library would otherwise dial again: after some kinds of closing, and for requests that come later. */
  #release(): void {
    this.#state = 'over';
    Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }
}

/** Words for whatever the library throws: errors, close events, GraphQL errors. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('message' in value && typeof value.message === 'string' && value.message !== '') return value.message;
  if ('code' in value && 'reason' in value) return `${String(value.code)} ${String(value.reason)}`.trim();
  return 'unknown error';
}
