/** Who is asking, as the account subgraph answered and the gateway passes on. Nothing in it is secret. */
export interface Caller {
  /** The account acted for. In a role of another account, that other account. */
  readonly accountUuid: string;
  readonly accountLogin: string;
  /** Set when a login inside the account is speaking rather than the account itself. */
  readonly userUuid?: string | undefined;
  readonly userLogin?: string | undefined;
  /** Operators of the data center see and may do everything. */
  readonly isOperator: boolean;
  /** Readers of the data center see everything and may change nothing. */
  readonly isReader?: boolean | undefined;
  /** Which credential was used: an id for audit and revocation, never the credential. */
  readonly credentialId: string;
  readonly credentialKind?: CredentialKind | undefined;
  /** ISO time after which the credential is worth nothing; streams end then. */
  readonly expiresAt?: string | undefined;
  /**
   * The roles acted in. `undefined` for those who need none: the account itself and operators. Everybody else may do
   * only what a sentence of one of these roles allows, on what the role is tagged to reach.
   */
  readonly roles?: readonly CallerRole[] | undefined;
  /** Actions (with `*`) that the credential is confined to; `undefined` when it is not. */
  readonly scopes?: readonly string[] | undefined;
  /** Which roles reach which collection of the account. */
  readonly roleTags?: Readonly<Partial<Record<ResourceCollection, readonly string[]>>> | undefined;
  /** When it was asked, in milliseconds since 1970, by the clock of the subgraph that was asked: for conditions such as `time`. */
  readonly askedAt?: number | undefined;
  /** Network address of the client, for the audit and for conditions such as `sourceip`. */
  readonly address?: string | undefined;
}

export type CredentialKind = 'ACCESS_TOKEN' | 'SESSION' | 'SSH_KEY';

export const resourceCollections = [
  'INSTANCES',
  'IMAGES',
  'PACKAGES',
  'NETWORKS',
  'USERS',
  'ROLES',
  'POLICIES',
  'KEYS',
] as const;
export type ResourceCollection = (typeof resourceCollections)[number];

export interface CallerRole {
  readonly uuid: string;
  readonly name: string;
  /** Sentences of the policy language. */
  readonly rules: readonly string[];
}

/** The account scope of a store filter: one account, or `undefined` for operators and readers, who are not confined. */
export const accountScope = (caller: Caller): string | undefined =>
  caller.isOperator || caller.isReader ? undefined : caller.accountUuid;
