import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface GraphAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: T | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions?: Record<string, unknown>;
    }[];
    readonly extensions?: Record<string, unknown>;
  };
}

/** What a client application would use: fetch for queries and mutations, the graphql-ws client for subscriptions. */
export interface GraphClient {
  /** Sends an operation and gives back everything that was answered. */
  send<T = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphAnswer<T>>;
  /** Sends an operation that must succeed. @throws Error with the answer's errors */
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Opens a subscription; `return()` ends it. Each item is the data of one event. @throws what the server answered as errors */
  watch<T = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
  ): AsyncIterableIterator<T>;
  readonly socket: SocketClient;
  close(): Promise<void>;
}

export function graphClient({
  url,
  wsUrl,
  token,
}: {
  readonly url: string;
  readonly wsUrl: string;
  readonly token: string;
}): GraphClient {
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: wsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
    lazyCloseTimeout: 0,
  });
  const send = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphAnswer<T>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    });
    // The server's own promise: a GraphQL answer as JSON; the tests look at what matters in it.
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as GraphAnswer<T>['body'],
    };
  };
  return {
    send,
    async ask<T>(query: string, variables?: Record<string, unknown>) {
      const { body } = await send<T>(query, variables);
      if (body.errors || body.data == null) throw new Error(`refused: ${JSON.stringify(body)}`);
      return body.data;
    },
    watch: (query, variables = {}) => unwrap(socket.iterate({ query, variables })),
    socket,
    close: async () => socket.dispose(),
  };
}

async function* unwrap<T>(results: AsyncIterableIterator<unknown>): AsyncIterableIterator<T> {
  for await (const result of results) {
    // graphql-ws types its results by the operation; ours are told apart here.
    const { data, errors } = result as { readonly data?: T; readonly errors?: unknown };
    if (errors || data == null) throw new Error(`stream refused: ${JSON.stringify(errors)}`);
    yield data;
  }
}
