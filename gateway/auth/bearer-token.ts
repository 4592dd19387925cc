/**
 * The token of an `Authorization: Bearer TOKEN` header or of `{ "authorization": "Bearer TOKEN" }` in
 * `connection_init`; `undefined` for anything that cannot be one.
 */
export function bearerToken(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(value)?.[1];
}

/** The `authorization` of `connection_init`'s payload, whichever way the key is written. */
export function authorizationOf(payload: Readonly<Record<string, unknown>> | undefined): unknown {
  const entry = Object.entries(payload ?? {}).find(([key]) => key.toLowerCase() === 'authorization');
  return entry?.[1];
}
