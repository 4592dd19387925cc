import type { FormattedExecutionResult } from 'graphql';
import { createClient, type SubscribePayload } from 'graphql-ws';
import { apiPath, type Headers, said } from './post.ts';

type Data = Record<string, unknown>;

export interface WatchRequest {
  readonly operation: SubscribePayload;
  readonly headers: Headers;
  /** The variable that holds the cursor to continue behind, where the operation has one. */
  readonly cursorVariable: string | undefined;
}

export interface Observer {
  next(result: FormattedExecutionResult): void;
  complete(): void;
}

const forbidden = 4403;

/** Long enough for a server that starts; spread, so that many pages do not come back as one. Milliseconds. */
const retryDelayMs = (): number => 1_000 + Math.random() * 1_000;

/**
 * Watches a subscription over graphql-ws until the returned function is called. A lost connection is tried again
 * if the stream can then continue without a gap: behind the `cursor` that the last change showed, or that was given.
 * Otherwise, and when the API refuses, the stream ends with a word that says so.
 */
export function watch({ operation, headers, cursorVariable }: WatchRequest, reader: Observer): () => void {
  const { show, end, silence } = gate(reader);
  let last: FormattedExecutionResult | undefined;
  const variables = { ...operation.variables };
  const canContinue = (): boolean =>
    cursorVariable !== undefined && typeof variables[cursorVariable] === 'string';
  const client = createClient({
    url: () => new URL(apiPath, location.href).href.replace(/^http/, 'ws'),
    connectionParams: headers,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (reason) => canContinue() && closeOf(reason)?.code !== forbidden,
    retryWait: () => {
      show(said('The connection was lost. Trying again …'));
      return new Promise((resolve) => setTimeout(resolve, retryDelayMs()));
    },
    on: { connected: (_socket, _payload, isAgain) => isAgain && last && show(last) },
  });
  // With each connection the client sends these very variables: that is how the stream continues.
  const stop = client.subscribe<Data, Data>(
    { ...operation, variables },
    {
      next: (result) => {
        last = result;
        if (cursorVariable !== undefined)
          variables[cursorVariable] = cursorOf(result) ?? variables[cursorVariable];
        show(result);
      },
      error: (reason) => {
        show(whyEnded(reason));
        end();
      },
      complete: end,
    },
  );
  return () => {
    silence();
    stop();
  };
}

/** Nothing reaches a reader after its end: by then another stream may be shown in its place. */
function gate(reader: Observer) {
  let isOpen = true;
  const silence = (): void => {
    isOpen = false;
  };
  return {
    silence,
    show: (result: FormattedExecutionResult): void => {
      if (isOpen) reader.next(result);
    },
    end: (): void => {
      if (isOpen) reader.complete();
      silence();
    },
  };
}

/** The cursor that a change shows of itself. */
function cursorOf({ data }: FormattedExecutionResult): string | undefined {
  const [change] = Object.values(data ?? {});
  const cursor = isObject(change) ? change.cursor : undefined;
  return typeof cursor === 'string' ? cursor : undefined;
}

/** What the end of a stream means for whoever watched it. */
function whyEnded(reason: unknown): FormattedExecutionResult {
  if (Array.isArray(reason)) return { errors: reason };
  const close = closeOf(reason);
  if (close?.code === forbidden) return said('The token is not accepted, or not any more.');
  if (close && close.code >= 4000) return said(`The API closed the stream: ${close.reason} (${close.code}).`);
  return said('The connection was lost. Run again to watch from now on.');
}

/** How a socket was closed, when that is what happened. */
const closeOf = (reason: unknown): CloseEvent | undefined =>
  reason instanceof CloseEvent ? reason : undefined;

const isObject = (value: unknown): value is Readonly<Data> => typeof value === 'object' && value !== null;
