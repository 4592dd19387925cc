import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../schema/caller.ts';
import { addressOf } from '../auth/credential.ts';
import type { SignedIn } from '../auth/sign-in.ts';
import { presentErrors } from '../errors/present-errors.ts';
import { refusal } from '../errors/refusal.ts';
import type { GatewayParts } from '../gateway-parts.ts';
import { outcomeOf } from '../observe/request-log.ts';
import type { OperationParams } from '../operations/operation-params.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import { type Answer, runOperation } from '../operations/run-operation.ts';
import type { Reader } from '../subscriptions/reader.ts';

/** How an event-stream request ended, for the log. */
export interface StreamEnd {
  readonly admitted: AdmittedOperation;
  readonly outcome: string;
  readonly changes?: number;
}

interface OpenStream {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/**
 * GraphQL over server-sent events, "distinct connections": one operation a request, an event `next` for each answer,
 * then `complete`. Refusals before the first answer are ordinary HTTP errors.
 */
export class EventStreams {
  readonly #parts: GatewayParts;
  readonly #readers = new Set<Reader>();

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** Serves one request to its end. Throws a refusal when nothing was answered yet. */
  async serve(
    stream: OpenStream,
    signedIn: SignedIn,
    params: OperationParams | undefined,
  ): Promise<StreamEnd> {
    if (!params)
      throw refusal('BAD_REQUEST', 'The request needs a query, and objects for variables and extensions.');
    const address = addressOf(stream.request);
    const admitted = this.#parts.admission.admit(params, { caller: signedIn.caller, address });
    const type = admitted.prepared.operation.operation;
    if (type === 'mutation' && stream.request.method === 'GET') {
      throw refusal('METHOD_NOT_ALLOWED', 'Mutations need POST.');
    }
    if (type !== 'subscription') return this.#answerOnce(stream, admitted, signedIn.caller);
    return this.#answerChanges(stream, admitted, signedIn);
  }

  /** Ends all streams: their clients come back to another process. */
  close(): void {
    for (const reader of this.#readers) reader.abort(refusal('UNAVAILABLE', 'The gateway is going away.'));
  }

  async #answerOnce(stream: OpenStream, admitted: AdmittedOperation, caller: Caller): Promise<StreamEnd> {
    const { requestId, response } = stream;
    const answer = await runOperation(this.#parts.execution, admitted, {
      caller,
      requestId,
      address: addressOf(stream.request),
    });
    begin(response);
    await send(response, answer);
    finish(response);
    return { admitted, outcome: outcomeOf(answer.errors) };
  }

  async #answerChanges(
    stream: OpenStream,
    admitted: AdmittedOperation,
    { caller, credential }: SignedIn,
  ): Promise<StreamEnd> {
    const { requestId, response } = stream;
    const opened = await this.#parts.hub.open(admitted, { caller, requestId });
    if ('errors' in opened) throw opened.errors[0];
    const { reader } = opened;
    const unwatch = this.#parts.credentials.watch(credential, caller, () =>
      reader.abort(refusal('UNAUTHENTICATED', 'The credential has ended.')),
    );
    const endKeepAlive = this.#keepAlive(response);
    this.#readers.add(reader);
    try {
      return { admitted, ...(await this.#copy(reader, stream)) };
    } finally {
      this.#readers.delete(reader);
      endKeepAlive();
      unwatch();
      finish(response);
    }
  }

  async #copy(
    reader: Reader,
    { response, requestId }: OpenStream,
  ): Promise<{ readonly outcome: string; readonly changes: number }> {
    let changes = 0;
    let outcome = 'ok';
    const gone = (): void => void reader.return();
    response.once('close', gone);
    if (response.destroyed) gone();
    begin(response);
    try {
      for await (const answer of reader) {
        changes += 1;
        await send(response, answer);
      }
    } catch (error) {
      const errors = presentErrors([error], this.#presentation(requestId));
      outcome = outcomeOf(errors);
      await send(response, { errors });
    }
    return { outcome, changes };
  }

  #presentation(requestId: string) {
    const { logger, limits } = this.#parts.execution;
    return { requestId, logger, maximum: limits.graphql.errors };
  }

  /** A comment now and then, so that nobody in between takes a quiet stream for a dead one. */
  #keepAlive(response: ServerResponse): () => void {
    const { clock, limits } = this.#parts.execution;
    let cancel = (): void => undefined;
    const next = (): void => {
      cancel = clock.schedule(limits.websocket.pingIntervalMs, () => {
        response.write(':\n\n');
        next();
      });
    };
    next();
    return () => cancel();
  }
}

function begin(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  // Some browsers do not take headers alone for an answer.
  response.write(':\n\n');
}

/** Writes one answer and waits until the client has taken what was written before, or has gone. */
async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if (response.destroyed || response.write(`event: next\ndata: ${JSON.stringify(answer)}\n\n`)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

function finish(response: ServerResponse): void {
  if (!response.destroyed) response.end('event: complete\ndata:\n\n');
}

/** Whether a request wants its answers as events. */
export const wantsEvents = ({ headers: { accept = '' } }: IncomingMessage): boolean =>
  accept.toLowerCase().includes('text/event-stream');
