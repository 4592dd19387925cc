import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origins } from '../auth/origins.ts';

/** Lets pages of listed origins read the answer. All others see the API from their own origin or not at all. */
export function allowOrigin(origins: Origins, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('vary', 'origin');
  const origin = origins.allowed(request);
  if (origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-request-id');
}

/** Answers a browser's question before the request itself; `allowOrigin` has said whose pages may ask. */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers':
      'authorization, as-role, content-type, x-request-id, apollo-require-preflight, x-apollo-operation-name',
    'access-control-max-age': '600',
    'cache-control': 'no-store',
  });
  response.end();
}
