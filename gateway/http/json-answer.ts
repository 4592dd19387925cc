import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Presentation, presentErrors } from '../errors/present-errors.ts';
import { headersOf, statusOf } from '../errors/refusal.ts';

type Headers = Readonly<Record<string, string>>;

/** Sends a JSON body. Answers of the API are nobody's to keep. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Headers = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Sends text that somebody else made. */
export function sendText(response: ServerResponse, text: string, headers: Headers): void {
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Sends one error in the form of a GraphQL answer, with the status of its code. Answers that status. */
export function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  presentation: Presentation,
  headers: Headers = {},
): number {
  const status = statusOf(error);
  const body = { errors: presentErrors([error], presentation) };
  sendJson(response, status, body, {
    'content-type': errorType(request),
    ...headersFor(status),
    ...headersOf(error),
    ...headers,
  });
  return status;
}

const headersFor = (status: number): Headers => (status === 401 ? { 'www-authenticate': 'Bearer' } : {});

/** Clients that ask for GraphQL's own media type alone get it for errors as well. */
function errorType({ headers: { accept = '' } }: IncomingMessage): string {
  const wantsOwn =
    accept.includes('application/graphql-response+json') && !accept.includes('application/json');
  return `${wantsOwn ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`;
}
