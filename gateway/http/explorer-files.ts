import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the explorer: the static files of `directory` under `/graphiql`, `index.html` at `/graphiql` itself. */
export async function serveExplorer(
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = fileFor(directory, pathOf(request));
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file !== undefined && content) return sendFile(request, response, file, content);
  const isPage = file?.endsWith('index.html') === true;
  response.writeHead(isPage ? 503 : 404, { ...securityHeaders(request), 'content-type': mediaTypes['.txt'] });
  response.end(isPage ? 'The explorer has not been built. Run `npm run build`.\n' : 'Not found.\n');
}

const pathOf = ({ url = '' }: IncomingMessage): string => (url.split('?')[0] ?? '').slice('/graphiql'.length);

/** The file a path names, or `undefined` when it is none of the directory's: odd characters, `..`, hidden files. */
function fileFor(directory: string, path: string): string | undefined {
  if (path === '' || path === '/') return join(directory, 'index.html');
  const isPlain = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path);
  const file = resolve(directory, `.${path}`);
  return isPlain && file.startsWith(resolve(directory) + sep) ? file : undefined;
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, content: Buffer): void {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  const headers = { ...securityHeaders(request), etag, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': content.length,
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/**
 * Only our own files run, and they speak to nobody but us. The editor writes style elements at run time, and not
 * every browser counts our WebSocket as "self".
 */
function securityHeaders({ headers: { host = '' } }: IncomingMessage): Record<string, string> {
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
