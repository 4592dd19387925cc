import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../schema/caller.ts';
import { refusal } from '../errors/refusal.ts';
import { bearerToken } from './bearer-token.ts';
import type { Identities } from './identities.ts';

export interface SignedIn {
  readonly caller: Caller;
  readonly token: string;
}

/** Who an HTTP request is from. Throws UNAUTHENTICATED without a good token, UNAVAILABLE when nobody can say. */
export async function signIn(identities: Identities, request: IncomingMessage): Promise<SignedIn> {
  const token = bearerToken(request.headers.authorization);
  const caller = token === undefined ? null : await identities.identify(token);
  if (token !== undefined && caller) return { caller, token };
  throw refusal('UNAUTHENTICATED', 'A valid token is needed: `Authorization: Bearer TOKEN`.');
}
