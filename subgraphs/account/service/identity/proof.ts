import type { CredentialKind } from '../../../../schema/caller.ts';

/** What a credential proves by itself: who presented it, and for how long. Whether they may come in is decided later. */
export interface Proof {
  readonly kind: CredentialKind;
  /** For audit and revocation: uuid of a token or session, or fingerprint of a key. Never the credential. */
  readonly credentialId: string;
  readonly accountUuid: string;
  /** The login inside the account; null when it is the account itself. */
  readonly userUuid: string | null;
  /** Actions the credential is confined to; null when it is not. */
  readonly scopes: readonly string[] | null;
  /** ISO time when the credential ends. */
  readonly expiresAt: string | null;
}
