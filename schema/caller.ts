/** Who is asking, as the account subgraph answered and the gateway passes on. Nothing in it is secret. */
export interface Caller {
  readonly accountUuid: string;
  readonly accountLogin: string;
  /** Set when a login inside the account is speaking rather than the account itself. */
  readonly userUuid?: string | undefined;
  /** Operators of the data center see and may do everything. */
  readonly isOperator: boolean;
  /** Which credential was used: an id for audit and revocation, never the credential. */
  readonly credentialId: string;
  /** ISO time after which the credential is worth nothing; streams end then. */
  readonly expiresAt?: string | undefined;
}

/** The account scope of a store filter: one account, or `undefined` for an operator, who is not confined. */
export const accountScope = (caller: Caller): string | undefined =>
  caller.isOperator ? undefined : caller.accountUuid;
