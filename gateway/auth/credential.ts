import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A signed request as it arrived; under the header name `(body)` comes a digest of its body. */
export interface SignedRequest {
  readonly authorization: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a client presents as proof of who it is, on any way in. Nothing in it is proven. */
export type Credential = Presented & {
  /** Roles asked for; none leaves it to the default ones. */
  readonly asRoles: readonly string[];
  /** Network address of the client. */
  readonly address: string | undefined;
};

type Presented =
  | { readonly token: string; readonly signed?: undefined }
  | { readonly token?: undefined; readonly signed: SignedRequest };

const longestToken = 4_096;
const mostRoles = 32;

/** What an HTTP request presents; `undefined` when there is nothing that could be a credential. */
export function credentialOfRequest(
  request: IncomingMessage,
  body: Uint8Array | undefined,
): Credential | undefined {
  const { authorization } = request.headers;
  const asRoles = rolesAsked(request.headers['as-role']);
  const rest = asRoles && { asRoles, address: addressOf(request) };
  if (authorization === undefined || !rest) return undefined;
  const token = bearerToken(authorization);
  if (token !== undefined) return { token, ...rest };
  return isSignature(authorization) && hasOwnBody(request, body)
    ? { signed: signedRequest(request, authorization, { '(body)': digestOf(body) }), ...rest }
    : undefined;
}

/**
 * What the payload of `connection_init` presents on a socket that `upgrade` opened: `authorization`, `asRole`, and for
 * a signature over the upgrade's method and target the `date` that was signed, which browsers cannot set as a header.
 */
export function credentialOfPayload(
  upgrade: IncomingMessage,
  payload: Readonly<Record<string, unknown>> | undefined,
): Credential | undefined {
  const entries = Object.entries(payload ?? {}).map(([key, value]) => [key.toLowerCase(), value] as const);
  const { authorization, date, asrole, 'as-role': asRole } = Object.fromEntries(entries);
  const asRoles = rolesAsked(asrole ?? asRole);
  const rest = asRoles && { asRoles, address: addressOf(upgrade) };
  if (typeof authorization !== 'string' || !rest) return undefined;
  const token = bearerToken(authorization);
  if (token !== undefined) return { token, ...rest };
  if (!isSignature(authorization)) return undefined;
  const dated: Readonly<Record<string, string>> = typeof date === 'string' ? { date } : {};
  return { signed: signedRequest(upgrade, authorization, dated), ...rest };
}

/** Whether an HTTP request presents a signature, whose body must be read before anybody can be identified. */
export const isSignature = (authorization: string | undefined): boolean =>
  /^Signature[ \t]/i.test(authorization ?? '');

/** The network address of a client, IPv4 in its own form. */
export const addressOf = ({ socket }: IncomingMessage): string | undefined =>
  socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');

/** The token of `Bearer TOKEN`; `undefined` for anything that cannot be one. */
function bearerToken(authorization: string): string | undefined {
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization) ?? [];
  return token !== undefined && token.length <= longestToken ? token : undefined;
}

/** A list, or text with commas. `undefined` when it is neither, or too long: whoever asks for nonsense gets nothing. */
function rolesAsked(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  const names = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return undefined;
  const asked = names.map((name) => name.trim()).filter((name) => name !== '');
  return asked.length <= mostRoles ? asked : undefined;
}

function signedRequest(
  { method = '', url = '', headers }: IncomingMessage,
  authorization: string,
  more: Readonly<Record<string, string>>,
): SignedRequest {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || secretHeaders.has(name) ? [] : [[name, String(value)] as const],
  );
  return { authorization, method, target: url, headers: { ...Object.fromEntries(entries), ...more } };
}

/** Whether the body is the one that the header `digest`, which may be signed, speaks of; where there is none, it is. */
function hasOwnBody({ headers: { digest } }: IncomingMessage, body: Uint8Array | undefined): boolean {
  const [, stated] = /(?:^|,)\s*sha-256=([A-Za-z0-9+/=]+)/i.exec(String(digest ?? '')) ?? [];
  return stated === undefined || stated === digestOf(body);
}

/** Nobody signs these, and nobody needs them. */
const secretHeaders: ReadonlySet<string> = new Set(['authorization', 'cookie']);

const digestOf = (body: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(body ?? '')
    .digest('base64');
