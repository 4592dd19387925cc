import type { Caller } from '../../schema/caller.ts';
import { refusal } from '../errors/refusal.ts';
import type { Credential } from './credential.ts';
import type { Identities } from './identities.ts';

export interface SignedIn {
  readonly caller: Caller;
  readonly credential: Credential;
}

/**
 * Who presents a credential. Throws UNAUTHENTICATED, always the same, without one that proves somebody, and
 * UNAVAILABLE when nobody can say.
 */
export async function signIn(identities: Identities, credential: Credential | undefined): Promise<SignedIn> {
  const caller = credential && (await identities.identify(credential));
  if (credential && caller) return { caller, credential };
  throw unauthenticated();
}

export const unauthenticated = () =>
  refusal(
    'UNAUTHENTICATED',
    'A valid credential is needed: `Authorization: Bearer TOKEN`, or a signature with an SSH key.',
  );
