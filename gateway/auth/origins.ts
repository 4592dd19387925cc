import type { IncomingMessage } from 'node:http';

/** Which web pages may speak to the gateway: its own, those without an origin (programs), and those on the list. */
export interface Origins {
  /** For WebSockets, which browsers open to anybody. */
  mayConnect(request: IncomingMessage): boolean;
  /** The value for `access-control-allow-origin`, or `undefined` when the page is not on the list. */
  allowed(request: IncomingMessage): string | undefined;
}

export function originsOf(list: readonly string[]): Origins {
  const listed = new Set(list.map((origin) => origin.toLowerCase()));
  const allowed = ({ headers: { origin } }: IncomingMessage): string | undefined =>
    origin !== undefined && listed.has(origin.toLowerCase()) ? origin : undefined;
  return {
    allowed,
    mayConnect: (request) =>
      request.headers.origin === undefined || isOwn(request) || allowed(request) !== undefined,
  };
}

function isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
  try {
    return host !== undefined && new URL(origin ?? '').host === host.toLowerCase();
  } catch {
    return false;
  }
}
