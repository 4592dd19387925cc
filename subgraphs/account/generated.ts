// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountDoc, RoleTagEntry } from './store/accounts.ts';
import type { UserDoc } from './store/users.ts';
import type { SshKeyDoc } from './store/ssh-keys.ts';
import type { AccessTokenDoc } from './store/access-tokens.ts';
import type { ViewerRecords } from './service/account-service.ts';
import type { RoleDoc, RoleMemberEntry } from './store/roles.ts';
import type { PolicyDoc } from './store/policies.ts';
import type { AuditEventDoc } from './store/audit-events.ts';
import type { Connection } from './../shared/connection.ts';
import type { AccountContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, ISO-8601 in UTC with milliseconds: `2026-11-22T14:33:47.000Z`. */
  DateTime: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Anything that has a global id and can be fetched again with `node(id:)`. */
export type Node = {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  /** Cursor of the first item, for `before`. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item, for `after`. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether items follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether items precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
};

export type Query = {
  /** Who you are. */
  readonly viewer: Viewer;
  /** Your account; for operators, any. */
  readonly account?: Maybe<Account>;
  /** The accounts of the data center. Operators only. */
  readonly accounts: AccountConnection;
  /** Whether a policy sentence can be read, and how it is written canonically. */
  readonly parsePolicy: ParsedPolicy;
  /** Whom a credential belongs to; null when it proves nobody. The gateway's own question, asked before every request. */
  readonly identify?: Maybe<Identity>;
  /** The limits that apply to an account's instances. Asked by the compute subgraph before it admits one. */
  readonly limitsOf: ReadonlyArray<ProvisioningLimit>;
  /** Whether an account may create instances: it is approved. Asked by the compute subgraph before it admits one. */
  readonly mayProvision: Scalars['Boolean']['output'];
  /** Public keys of session tokens, as a JSON Web Key Set. */
  readonly sessionKeys: Scalars['String']['output'];
};


export type QueryAccountArgs = {
  ref: Scalars['String']['input'];
};


export type QueryAccountsArgs = {
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParsePolicyArgs = {
  text: Scalars['String']['input'];
};


export type QueryIdentifyArgs = {
  credential: CredentialInput;
};


export type QueryLimitsOfArgs = {
  account: Scalars['ID']['input'];
};


export type QueryMayProvisionArgs = {
  account: Scalars['ID']['input'];
};

export type Mutation = {
  /** Exchanges login and password for a session: a short-lived token and a refresh token. Needs no credential. */
  readonly signIn: SignInPayload;
  /** Exchanges a refresh token for the next pair; each works once. Needs no credential. */
  readonly refreshSession: SignInPayload;
  /** Ends a session: its tokens are worth nothing from now on. Without input, the session that asks. */
  readonly signOut: SignOutPayload;
  /** Makes an API token. The answer is the only place where it is ever shown. */
  readonly createAccessToken: CreateAccessTokenPayload;
  /** Makes an API token worthless, at once and for good. */
  readonly revokeAccessToken: RevokeAccessTokenPayload;
  /** Adds a public SSH key. */
  readonly createSshKey: CreateSshKeyPayload;
  /** Removes a public SSH key: signatures made with it are worth nothing from now on. */
  readonly deleteSshKey: DeleteSshKeyPayload;
  /** Makes an account. Operators only. */
  readonly createAccount: CreateAccountPayload;
  /** Changes an account's own particulars; approval and lock are the operators'. */
  readonly updateAccount: UpdateAccountPayload;
  /** Removes an account that has no users, keys, roles, policies or instances left. Operators only. */
  readonly deleteAccount: DeleteAccountPayload;
  /** Sets the limits of an account's instances. Operators only. */
  readonly setAccountLimits: SetAccountLimitsPayload;
  /** Makes a login inside the account. */
  readonly createUser: CreateUserPayload;
  /** Changes a login inside the account. */
  readonly updateUser: UpdateUserPayload;
  /** Removes a login with its keys and memberships. */
  readonly deleteUser: DeleteUserPayload;
  /** Changes a password: your own, or that of a login of your account. Ends that login's other sessions. */
  readonly changePassword: ChangePasswordPayload;
  /** Makes a role: members who may do what its policies say. */
  readonly createRole: CreateRolePayload;
  /** Changes a role. Only the fields given are changed. */
  readonly updateRole: UpdateRolePayload;
  /** Removes a role. */
  readonly deleteRole: DeleteRolePayload;
  /** Makes a policy: sentences of which each allows something. */
  readonly createPolicy: CreatePolicyPayload;
  /** Changes a policy. Only the fields given are changed. */
  readonly updatePolicy: UpdatePolicyPayload;
  /** Removes a policy, also from the roles that have it. */
  readonly deletePolicy: DeletePolicyPayload;
  /** Says which roles reach a collection of the account's resources. For a single instance see setInstanceRoleTags. */
  readonly setRoleTags: SetRoleTagsPayload;
  /** Writes down what somebody did. The gateway's own, for every mutation. */
  readonly recordAudit: Scalars['Boolean']['output'];
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationCreateAccessTokenArgs = {
  input: CreateAccessTokenInput;
};


export type MutationRevokeAccessTokenArgs = {
  input: RevokeAccessTokenInput;
};


export type MutationCreateSshKeyArgs = {
  input: CreateSshKeyInput;
};


export type MutationDeleteSshKeyArgs = {
  input: DeleteSshKeyInput;
};


export type MutationCreateAccountArgs = {
  input: CreateAccountInput;
};


export type MutationUpdateAccountArgs = {
  input: UpdateAccountInput;
};


export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


export type MutationSetAccountLimitsArgs = {
  input: SetAccountLimitsInput;
};


export type MutationCreateUserArgs = {
  input: CreateUserInput;
};


export type MutationUpdateUserArgs = {
  input: UpdateUserInput;
};


export type MutationDeleteUserArgs = {
  input: DeleteUserInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


export type MutationUpdateRoleArgs = {
  input: UpdateRoleInput;
};


export type MutationDeleteRoleArgs = {
  input: DeleteRoleInput;
};


export type MutationCreatePolicyArgs = {
  input: CreatePolicyInput;
};


export type MutationUpdatePolicyArgs = {
  input: UpdatePolicyInput;
};


export type MutationDeletePolicyArgs = {
  input: DeletePolicyInput;
};


export type MutationSetRoleTagsArgs = {
  input: SetRoleTagsInput;
};


export type MutationRecordAuditArgs = {
  input: AuditInput;
};

/** Who is asking. */
export type Viewer = {
  /** The account you act for. */
  readonly account: Account;
  /** The login inside the account, when it is not the account itself. */
  readonly user?: Maybe<User>;
  /** Whether you operate this data center and so see and may do everything. */
  readonly isOperator: Scalars['Boolean']['output'];
  /** Whether you may see everything of this data center, but change nothing. */
  readonly isReader: Scalars['Boolean']['output'];
  /** The roles you act in. */
  readonly activeRoles: ReadonlyArray<Role>;
  /** How you proved who you are. */
  readonly credential: Credential;
};

/** How somebody proved who they are. */
export type Credential = {
  /** What kind of proof. */
  readonly kind: CredentialKind;
  /** Which one: uuid of an API token or session, or fingerprint of an SSH key. */
  readonly id: Scalars['ID']['output'];
  /** When it ends. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Kinds of proof. */
export type CredentialKind =
  /** An API token. */
  | 'ACCESS_TOKEN'
  /** A session, after signing in with a password. */
  | 'SESSION'
  /** A request signed with an SSH key. */
  | 'SSH_KEY';

/** A tenant: owns instances, images and networks. */
export type Account = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Unique login. */
  readonly login: Scalars['String']['output'];
  /** Unique e-mail address. */
  readonly email: Scalars['String']['output'];
  /** Given name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly familyName?: Maybe<Scalars['String']['output']>;
  /** Company. */
  readonly companyName?: Maybe<Scalars['String']['output']>;
  /** Phone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Whether it may create instances. */
  readonly isApproved: Scalars['Boolean']['output'];
  /** Whether it is locked: none of its credentials is accepted. */
  readonly isLocked: Scalars['Boolean']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When its record last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Number of its last change; pass it as `expectedRevision` to updates. */
  readonly revision: Scalars['Int']['output'];
  /** Its logins. */
  readonly users: ReadonlyArray<User>;
  /** Its SSH keys. */
  readonly sshKeys: ReadonlyArray<SshKey>;
  /** Its API tokens, without the tokens. */
  readonly accessTokens: ReadonlyArray<AccessToken>;
  /** Its roles. */
  readonly roles: ReadonlyArray<Role>;
  /** Its policies. */
  readonly policies: ReadonlyArray<Policy>;
  /** Which roles reach which collection of its resources. */
  readonly roleTags: ReadonlyArray<RoleTag>;
  /** The limits of its instances. */
  readonly limits: ReadonlyArray<ProvisioningLimit>;
  /** What was done in it and with its credentials, newest first. Kept also when what it was done to is gone. */
  readonly auditEvents: AuditEventConnection;
};


/** A tenant: owns instances, images and networks. */
export type AccountAuditEventsArgs = {
  filter?: InputMaybe<AuditEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Accounts to keep: every condition given must hold. */
export type AccountFilter = {
  /** Exact logins. */
  readonly login?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Logins containing this text, upper and lower case alike. */
  readonly loginContains?: InputMaybe<Scalars['String']['input']>;
  /** Whether they may create instances. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether they are locked. */
  readonly isLocked?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of accounts. */
export type AccountConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<AccountEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Account>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of accounts. */
export type AccountEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Account;
};

/** A login inside an account. */
export type User = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Login, unique inside the account. */
  readonly login: Scalars['String']['output'];
  /** E-mail address. */
  readonly email: Scalars['String']['output'];
  /** Given name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly familyName?: Maybe<Scalars['String']['output']>;
  /** The account it is part of. */
  readonly account: Account;
  /** Its SSH keys. */
  readonly sshKeys: ReadonlyArray<SshKey>;
  /** The roles it is a member of. */
  readonly roles: ReadonlyArray<Role>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When its record last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Number of its last change; pass it as `expectedRevision` to updates. */
  readonly revision: Scalars['Int']['output'];
};

/** A public key that proves who somebody is. */
export type SshKey = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name, unique for its owner. */
  readonly name: Scalars['String']['output'];
  /** SHA-256 fingerprint, as ssh-keygen prints it. */
  readonly fingerprint: Scalars['String']['output'];
  /** MD5 fingerprint with colons, as Triton's tools use it. */
  readonly md5Fingerprint: Scalars['String']['output'];
  /** The public key in OpenSSH's form. */
  readonly publicKey: Scalars['String']['output'];
  /** The login it belongs to; null for the account's own. */
  readonly user?: Maybe<User>;
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** A token that speaks for an account or a login, for programs. */
export type AccessToken = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** What people call it. */
  readonly name: Scalars['String']['output'];
  /** The login it speaks for; null for the account itself. */
  readonly user?: Maybe<User>;
  /** Actions it is confined to, as in policies; null when it may do whatever its owner may. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When it ends; null when it does not. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it was revoked. */
  readonly isRevoked: Scalars['Boolean']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Members who may do what policies say. */
export type Role = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name, unique inside the account. */
  readonly name: Scalars['String']['output'];
  /** Who has it. */
  readonly members: ReadonlyArray<RoleMember>;
  /** What they may do. */
  readonly policies: ReadonlyArray<Policy>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Number of its last change; pass it as `expectedRevision` to updates. */
  readonly revision: Scalars['Int']['output'];
};

/** Somebody who has a role: a login of the account, or another account. */
export type RoleMember = {
  /** The login; null when it is another account. */
  readonly user?: Maybe<User>;
  /** Login of the other account; null when it is a login of this one. */
  readonly accountLogin?: Maybe<Scalars['String']['output']>;
  /** Whether they act in it without asking for it (`as-role`). */
  readonly isDefault: Scalars['Boolean']['output'];
};

/** Sentences of which each allows something. */
export type Policy = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name, unique inside the account. */
  readonly name: Scalars['String']['output'];
  /** The sentences, in canonical form. */
  readonly rules: ReadonlyArray<Scalars['String']['output']>;
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Number of its last change; pass it as `expectedRevision` to updates. */
  readonly revision: Scalars['Int']['output'];
};

/** How a policy sentence was understood. */
export type ParsedPolicy = {
  /** The sentence in canonical form; null when it cannot be read. */
  readonly canonical?: Maybe<Scalars['String']['output']>;
  /** The actions it allows, as written canonically; empty when it cannot be read. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong; null when nothing is. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** Where in the text, counted from 0; null when nothing is wrong. */
  readonly position?: Maybe<Scalars['Int']['output']>;
};

/** Which roles reach a collection of an account's resources. */
export type RoleTag = {
  /** The collection. */
  readonly collection: ResourceCollection;
  /** The roles. */
  readonly roles: ReadonlyArray<Role>;
};

/** Collections of resources that role tags can be put on. */
export type ResourceCollection =
  /** Instances. */
  | 'INSTANCES'
  /** Images. */
  | 'IMAGES'
  /** Packages. */
  | 'PACKAGES'
  /** Networks. */
  | 'NETWORKS'
  /** Logins. */
  | 'USERS'
  /** Roles. */
  | 'ROLES'
  /** Policies. */
  | 'POLICIES'
  /** SSH keys and API tokens. */
  | 'KEYS';

/** A limit of what an account's instances may be or use together. */
export type ProvisioningLimit = {
  /** What is counted. */
  readonly by: LimitMeasure;
  /** The most there may be, in the measure's unit; 0 means no limit, -1 none at all. */
  readonly value: Scalars['Int']['output'];
  /** Which instances are counted: those whose attribute `check` equals `match`; null counts all. */
  readonly check?: Maybe<LimitCheck>;
  /** The value of that attribute, or `any`. */
  readonly match?: Maybe<Scalars['String']['output']>;
};

/** What a limit counts. */
export type LimitMeasure =
  /** Instances. */
  | 'MACHINES'
  /** Memory, in MiB. */
  | 'RAM'
  /** Disk, in GiB. */
  | 'QUOTA';

/** An attribute that decides which instances a limit counts. */
export type LimitCheck =
  /** Brand. */
  | 'BRAND'
  /** Image, by uuid or name. */
  | 'IMAGE'
  /** Operating system of the image. */
  | 'OS';

/** Something that somebody did, or tried to. */
export type AuditEvent = {
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What: an action as in policies, for example `createmachine`. */
  readonly action: Scalars['String']['output'];
  /** How it ended. */
  readonly outcome: AuditOutcome;
  /** Code of the refusal or failure; null when it succeeded. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Login of the account that acted. */
  readonly accountLogin: Scalars['String']['output'];
  /** Login inside it; null when the account itself acted. */
  readonly userLogin?: Maybe<Scalars['String']['output']>;
  /** What kind of proof was used. */
  readonly credentialKind: CredentialKind;
  /** Which one; never the credential itself. */
  readonly credentialId: Scalars['ID']['output'];
  /** Where from: the network address. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** What it was done to: a global id, or the reference as it was given. */
  readonly target?: Maybe<Scalars['String']['output']>;
  /** The operation that was begun. */
  readonly operation?: Maybe<Scalars['String']['output']>;
  /** The request it was part of. */
  readonly requestId: Scalars['String']['output'];
};

/** How something that was tried ended. */
export type AuditOutcome =
  /** It was done or begun. */
  | 'SUCCEEDED'
  /** It was refused (`userErrors`). */
  | 'REFUSED'
  /** It was not allowed. */
  | 'DENIED'
  /** It failed. */
  | 'FAILED';

/** Events to keep: every condition given must hold. */
export type AuditEventFilter = {
  /** Actions. */
  readonly action?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How it ended. */
  readonly outcome?: InputMaybe<ReadonlyArray<AuditOutcome>>;
  /** What it was done to: global ids or references as they were given. */
  readonly target?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of events. */
export type AuditEventConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<AuditEventEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<AuditEvent>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of events. */
export type AuditEventEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: AuditEvent;
};

/** Whom a credential belongs to. */
export type Identity = {
  /** Uuid of the account acted for: in a cross-account role, the other account. */
  readonly accountUuid: Scalars['ID']['output'];
  /** Login of the account. */
  readonly accountLogin: Scalars['String']['output'];
  /** Uuid of the login inside the account. */
  readonly userUuid?: Maybe<Scalars['ID']['output']>;
  /** Login inside the account. */
  readonly userLogin?: Maybe<Scalars['String']['output']>;
  /** Whether it operates the data center. */
  readonly isOperator: Scalars['Boolean']['output'];
  /** Whether it may see everything and change nothing. */
  readonly isReader: Scalars['Boolean']['output'];
  /** Which credential it was; not the credential itself. */
  readonly credentialId: Scalars['ID']['output'];
  /** What kind of credential. */
  readonly credentialKind: CredentialKind;
  /** When the credential ends. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The roles acted in; null when no role is needed (the account itself, operators). */
  readonly roles?: Maybe<ReadonlyArray<IdentityRole>>;
  /** Actions the credential is confined to; null when it is not. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Role tags of the account's collections, as `COLLECTION` with role uuids. */
  readonly roleTags: ReadonlyArray<IdentityRoleTag>;
};

/** A role somebody acts in. */
export type IdentityRole = {
  /** Uuid of the role. */
  readonly uuid: Scalars['ID']['output'];
  /** Name of the role. */
  readonly name: Scalars['String']['output'];
  /** The sentences of its policies. */
  readonly rules: ReadonlyArray<Scalars['String']['output']>;
};

/** Which roles reach a collection. */
export type IdentityRoleTag = {
  /** The collection. */
  readonly collection: ResourceCollection;
  /** Uuids of the roles. */
  readonly roles: ReadonlyArray<Scalars['ID']['output']>;
};

/** What was presented as proof. One of `token` and `signature`. */
export type CredentialInput = {
  /** A bearer token: API token or session token. */
  readonly token?: InputMaybe<Scalars['String']['input']>;
  /** A signed request. */
  readonly signature?: InputMaybe<SignatureInput>;
  /** Roles asked for by name; null means the default ones. */
  readonly asRoles?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Network address of the client. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Whether it was accepted before and is looked at again: a signed request is then good though it is old and was used. */
  readonly wasAccepted?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A request signed with an SSH key. */
export type SignatureInput = {
  /** The Authorization header. */
  readonly authorization: Scalars['String']['input'];
  /** HTTP method. */
  readonly method: Scalars['String']['input'];
  /** Path and query as they were sent. */
  readonly target: Scalars['String']['input'];
  /** Names of the headers that came with it, lower case, in the order of `headerValues`. */
  readonly headerNames: ReadonlyArray<Scalars['String']['input']>;
  /** Their values. */
  readonly headerValues: ReadonlyArray<Scalars['String']['input']>;
};

/** What somebody did. */
export type AuditInput = {
  /** When, ISO-8601. */
  readonly at: Scalars['DateTime']['input'];
  /** The action. */
  readonly action: Scalars['String']['input'];
  /** How it ended. */
  readonly outcome: AuditOutcome;
  /** Code of the refusal or failure. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** What it was done to. */
  readonly target?: InputMaybe<Scalars['String']['input']>;
  /** Global id of the operation that was begun. */
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  /** Network address of the client. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The request it was part of. */
  readonly requestId: Scalars['String']['input'];
  /** Login of the account that somebody tried to sign in as; only where nobody is known to have asked. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** Login inside that account. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

/** Who signs in. */
export type SignInInput = {
  /** Login of the account. */
  readonly account: Scalars['String']['input'];
  /** Login inside the account; without it, the account itself. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
  /** The password. */
  readonly password: Scalars['String']['input'];
};

/** Which session to continue. */
export type RefreshSessionInput = {
  /** The refresh token. */
  readonly refreshToken: Scalars['String']['input'];
};

/** Which session to end. */
export type SignOutInput = {
  /** A refresh token of the session; without it, the session that asks. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** What token to make. */
export type CreateAccessTokenInput = {
  /** What people will call it, unique among the living tokens. */
  readonly name: Scalars['String']['input'];
  /** The login it speaks for, by id, uuid or login; without it, whoever asks. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
  /** Actions it is confined to, for example `getmachine` or `list*`; without it, whatever its owner may do. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** When it ends; without it, in 90 days. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which token to revoke. */
export type RevokeAccessTokenInput = {
  /** Token, by id, uuid or name. */
  readonly accessToken: Scalars['String']['input'];
};

/** Which key to add. */
export type CreateSshKeyInput = {
  /** The public key in OpenSSH's form. */
  readonly publicKey: Scalars['String']['input'];
  /** Name; without it, the fingerprint. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The login it belongs to, by id, uuid or login; without it, the account itself. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

/** Which key to remove. */
export type DeleteSshKeyInput = {
  /** Key, by id, uuid, name or fingerprint. */
  readonly sshKey: Scalars['String']['input'];
  /** The login it belongs to, by id, uuid or login; without it, the account itself. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

/** What account to make. */
export type CreateAccountInput = {
  /** Login: a letter, then letters, digits, `_`, `.` and `@`; 3 to 32 characters. */
  readonly login: Scalars['String']['input'];
  /** E-mail address. */
  readonly email: Scalars['String']['input'];
  /** Password; without it, the account cannot sign in with one. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Given name. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  readonly familyName?: InputMaybe<Scalars['String']['input']>;
  /** Company. */
  readonly companyName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may create instances. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What to change about an account. */
export type UpdateAccountInput = {
  /** Account, by id, uuid or login; without it, your own. Others are for operators. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Given name; an empty text removes it. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** Family name; an empty text removes it. */
  readonly familyName?: InputMaybe<Scalars['String']['input']>;
  /** Company; an empty text removes it. */
  readonly companyName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number; an empty text removes it. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may create instances. Operators only. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is locked. Operators only. */
  readonly isLocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Change it only if this is still its revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** Which account to remove. */
export type DeleteAccountInput = {
  /** Account, by id, uuid or login. */
  readonly account: Scalars['String']['input'];
};

/** Which limits to set. */
export type SetAccountLimitsInput = {
  /** Account, by id, uuid or login. */
  readonly account: Scalars['String']['input'];
  /** All limits of the account; those of the data center apply where none of the same kind is given. */
  readonly limits: ReadonlyArray<ProvisioningLimitInput>;
};

/** A limit. */
export type ProvisioningLimitInput = {
  /** What is counted. */
  readonly by?: LimitMeasure;
  /** The most there may be; 0 means no limit, -1 none at all. */
  readonly value: Scalars['Int']['input'];
  /** Which instances are counted; without it, all. */
  readonly check?: InputMaybe<LimitCheck>;
  /** The value of that attribute, or `any`. */
  readonly match?: InputMaybe<Scalars['String']['input']>;
};

/** What login to make. */
export type CreateUserInput = {
  /** Login, unique inside the account. */
  readonly login: Scalars['String']['input'];
  /** E-mail address. */
  readonly email: Scalars['String']['input'];
  /** Password; without it, the login cannot sign in with one. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Given name. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  readonly familyName?: InputMaybe<Scalars['String']['input']>;
};

/** What to change about a login. */
export type UpdateUserInput = {
  /** Login, by id, uuid or login. */
  readonly user: Scalars['String']['input'];
  /** New login. */
  readonly login?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Given name; an empty text removes it. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** Family name; an empty text removes it. */
  readonly familyName?: InputMaybe<Scalars['String']['input']>;
  /** Change it only if this is still its revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** Which login to remove. */
export type DeleteUserInput = {
  /** Login, by id, uuid or login. */
  readonly user: Scalars['String']['input'];
};

/** Whose password to change, and to what. */
export type ChangePasswordInput = {
  /** Login of your account, by id, uuid or login; without it, whoever asks. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
  /** The present password; needed for your own, if you have one. */
  readonly currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** The new password: 7 characters or more, with a letter and a digit, none of the last four. */
  readonly newPassword: Scalars['String']['input'];
};

/** What role to make. */
export type CreateRoleInput = {
  /** Name, unique inside the account. */
  readonly name: Scalars['String']['input'];
  /** Who has it. */
  readonly members?: InputMaybe<ReadonlyArray<RoleMemberInput>>;
  /** Policies, by id, uuid or name. */
  readonly policies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Somebody who is to have a role. One of `user` and `account`. */
export type RoleMemberInput = {
  /** Login of the account, by id, uuid or login. */
  readonly user?: InputMaybe<Scalars['String']['input']>;
  /** Login of another account. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** Whether they act in it without asking for it. */
  readonly isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What to change about a role. */
export type UpdateRoleInput = {
  /** Role, by id, uuid or name. */
  readonly role: Scalars['String']['input'];
  /** New name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** All of its members. */
  readonly members?: InputMaybe<ReadonlyArray<RoleMemberInput>>;
  /** All of its policies, by id, uuid or name. */
  readonly policies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Change it only if this is still its revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** Which role to remove. */
export type DeleteRoleInput = {
  /** Role, by id, uuid or name. */
  readonly role: Scalars['String']['input'];
};

/** What policy to make. */
export type CreatePolicyInput = {
  /** Name, unique inside the account. */
  readonly name: Scalars['String']['input'];
  /** The sentences, at least one. */
  readonly rules: ReadonlyArray<Scalars['String']['input']>;
  /** What it is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
};

/** What to change about a policy. */
export type UpdatePolicyInput = {
  /** Policy, by id, uuid or name. */
  readonly policy: Scalars['String']['input'];
  /** New name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** All of its sentences. */
  readonly rules?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is for; an empty text removes it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Change it only if this is still its revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** Which policy to remove. */
export type DeletePolicyInput = {
  /** Policy, by id, uuid or name. */
  readonly policy: Scalars['String']['input'];
};

/** Which roles reach a collection. */
export type SetRoleTagsInput = {
  /** The collection. */
  readonly collection: ResourceCollection;
  /** All roles that reach it, by id, uuid or name. */
  readonly roles: ReadonlyArray<Scalars['String']['input']>;
};

/** Answer of signIn and refreshSession. */
export type SignInPayload = {
  /** Who signed in. */
  readonly viewer?: Maybe<SignedIn>;
  /** The session token, to be sent as `Authorization: Bearer TOKEN`; null when refused. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** When the session token ends. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Makes the next pair, once; null when refused. */
  readonly refreshToken?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who signed in. */
export type SignedIn = {
  /** The account. */
  readonly account: Account;
  /** The login inside it; null for the account itself. */
  readonly user?: Maybe<User>;
};

/** Answer of signOut. */
export type SignOutPayload = {
  /** Whether a session was ended. */
  readonly ended: Scalars['Boolean']['output'];
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createAccessToken. */
export type CreateAccessTokenPayload = {
  /** The token's record; null when refused. */
  readonly accessToken?: Maybe<AccessToken>;
  /** The token itself, shown here and never again. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of revokeAccessToken. */
export type RevokeAccessTokenPayload = {
  /** The token's record; null when refused. */
  readonly accessToken?: Maybe<AccessToken>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createSshKey. */
export type CreateSshKeyPayload = {
  /** The key; null when refused. */
  readonly sshKey?: Maybe<SshKey>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deleteSshKey. */
export type DeleteSshKeyPayload = {
  /** Global id of the key; null when refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createAccount. */
export type CreateAccountPayload = {
  /** The account; null when refused. */
  readonly account?: Maybe<Account>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of updateAccount. */
export type UpdateAccountPayload = {
  /** The account; null when refused. */
  readonly account?: Maybe<Account>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deleteAccount. */
export type DeleteAccountPayload = {
  /** Global id of the account; null when refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of setAccountLimits. */
export type SetAccountLimitsPayload = {
  /** The account; null when refused. */
  readonly account?: Maybe<Account>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createUser. */
export type CreateUserPayload = {
  /** The login; null when refused. */
  readonly user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of updateUser. */
export type UpdateUserPayload = {
  /** The login; null when refused. */
  readonly user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deleteUser. */
export type DeleteUserPayload = {
  /** Global id of the login; null when refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of changePassword. */
export type ChangePasswordPayload = {
  /** Whether it was changed. */
  readonly changed: Scalars['Boolean']['output'];
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createRole. */
export type CreateRolePayload = {
  /** The role; null when refused. */
  readonly role?: Maybe<Role>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of updateRole. */
export type UpdateRolePayload = {
  /** The role; null when refused. */
  readonly role?: Maybe<Role>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deleteRole. */
export type DeleteRolePayload = {
  /** Global id of the role; null when refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of createPolicy. */
export type CreatePolicyPayload = {
  /** The policy; null when refused. */
  readonly policy?: Maybe<Policy>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of updatePolicy. */
export type UpdatePolicyPayload = {
  /** The policy; null when refused. */
  readonly policy?: Maybe<Policy>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deletePolicy. */
export type DeletePolicyPayload = {
  /** Global id of the policy; null when refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of setRoleTags. */
export type SetRoleTagsPayload = {
  /** The account; null when refused. */
  readonly account?: Maybe<Account>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why a mutation was refused. Nothing was changed. */
export type UserError = {
  /** Stable code, for programs. */
  readonly code: UserErrorCode;
  /** Path of the input field concerned, for example `["networks", "0", "ipv4Address"]`; null when it is about the whole. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
};

/** A stable code of a refusal. */
export type UserErrorCode =
  /** No such object, or not yours. */
  | 'NOT_FOUND'
  /** More than one object matches. */
  | 'AMBIGUOUS_REFERENCE'
  /** A value is not acceptable. */
  | 'INVALID_ARGUMENT'
  /** The name is in use. */
  | 'NAME_TAKEN'
  /** Not possible in the present state. */
  | 'INVALID_STATE'
  /** Protected against deletion. */
  | 'DELETION_PROTECTED'
  /** The idempotency key was used for a different request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The object has changed since you read it. */
  | 'REVISION_CONFLICT'
  /** The image cannot be used. */
  | 'IMAGE_UNUSABLE'
  /** The package cannot be used. */
  | 'PACKAGE_UNUSABLE'
  /** Image, package and brand do not fit together. */
  | 'BRAND_MISMATCH'
  /** The package has less than the image needs. */
  | 'PACKAGE_TOO_SMALL'
  /** The package has more than the image allows. */
  | 'PACKAGE_TOO_LARGE'
  /** The network cannot be used. */
  | 'NETWORK_UNUSABLE'
  /** The network has no free address. */
  | 'SUBNET_FULL'
  /** The address is outside the subnet, in use or set aside. */
  | 'ADDRESS_UNUSABLE'
  /** An affinity rule cannot be read. */
  | 'AFFINITY_INVALID'
  /** A tag is not acceptable. */
  | 'TAG_INVALID'
  /** Metadata is not acceptable. */
  | 'METADATA_INVALID'
  /** The operation cannot be cancelled any more. */
  | 'NOT_CANCELABLE'
  /** You may not do this. */
  | 'FORBIDDEN'
  /** Too many operations are waiting for this instance. */
  | 'TOO_MANY_OPERATIONS'
  /** The data center cannot take changes just now. */
  | 'UNAVAILABLE'
  /** A limit of the account would be passed. */
  | 'QUOTA_EXCEEDED'
  /** The account may not create instances yet. */
  | 'NOT_APPROVED'
  /** A policy sentence cannot be read. */
  | 'POLICY_INVALID'
  /** A public key cannot be used. */
  | 'KEY_INVALID'
  /** The password does not satisfy the rules. */
  | 'PASSWORD_UNUSABLE'
  /** Login or password is wrong, or too many attempts failed: which of these is not told. */
  | 'SIGN_IN_REFUSED'
  /** Something still belongs to it. */
  | 'IN_USE';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = {}, TContext = {}, TArgs = {}> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = {}, TContext = {}, TArgs = {}> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = {}, TContext = {}> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = {}, TContext = {}> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = {}, TParent = {}, TContext = {}, TArgs = {}> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( AccountDoc ) | ( UserDoc ) | ( SshKeyDoc ) | ( AccessTokenDoc ) | ( RoleDoc ) | ( PolicyDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<{}>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<{}>;
  Viewer: ResolverTypeWrapper<ViewerRecords>;
  Credential: ResolverTypeWrapper<Credential>;
  CredentialKind: CredentialKind;
  Account: ResolverTypeWrapper<AccountDoc>;
  AccountFilter: AccountFilter;
  AccountConnection: ResolverTypeWrapper<Connection<AccountDoc>>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  User: ResolverTypeWrapper<UserDoc>;
  SshKey: ResolverTypeWrapper<SshKeyDoc>;
  AccessToken: ResolverTypeWrapper<AccessTokenDoc>;
  Role: ResolverTypeWrapper<RoleDoc>;
  RoleMember: ResolverTypeWrapper<RoleMemberEntry>;
  Policy: ResolverTypeWrapper<PolicyDoc>;
  ParsedPolicy: ResolverTypeWrapper<ParsedPolicy>;
  RoleTag: ResolverTypeWrapper<RoleTagEntry>;
  ResourceCollection: ResourceCollection;
  ProvisioningLimit: ResolverTypeWrapper<ProvisioningLimit>;
  LimitMeasure: LimitMeasure;
  LimitCheck: LimitCheck;
  AuditEvent: ResolverTypeWrapper<AuditEventDoc>;
  AuditOutcome: AuditOutcome;
  AuditEventFilter: AuditEventFilter;
  AuditEventConnection: ResolverTypeWrapper<Connection<AuditEventDoc>>;
  AuditEventEdge: ResolverTypeWrapper<Omit<AuditEventEdge, 'node'> & { node: ResolversTypes['AuditEvent'] }>;
  Identity: ResolverTypeWrapper<Identity>;
  IdentityRole: ResolverTypeWrapper<IdentityRole>;
  IdentityRoleTag: ResolverTypeWrapper<IdentityRoleTag>;
  CredentialInput: CredentialInput;
  SignatureInput: SignatureInput;
  AuditInput: AuditInput;
  SignInInput: SignInInput;
  RefreshSessionInput: RefreshSessionInput;
  SignOutInput: SignOutInput;
  CreateAccessTokenInput: CreateAccessTokenInput;
  RevokeAccessTokenInput: RevokeAccessTokenInput;
  CreateSshKeyInput: CreateSshKeyInput;
  DeleteSshKeyInput: DeleteSshKeyInput;
  CreateAccountInput: CreateAccountInput;
  UpdateAccountInput: UpdateAccountInput;
  DeleteAccountInput: DeleteAccountInput;
  SetAccountLimitsInput: SetAccountLimitsInput;
  ProvisioningLimitInput: ProvisioningLimitInput;
  CreateUserInput: CreateUserInput;
  UpdateUserInput: UpdateUserInput;
  DeleteUserInput: DeleteUserInput;
  ChangePasswordInput: ChangePasswordInput;
  CreateRoleInput: CreateRoleInput;
  RoleMemberInput: RoleMemberInput;
  UpdateRoleInput: UpdateRoleInput;
  DeleteRoleInput: DeleteRoleInput;
  CreatePolicyInput: CreatePolicyInput;
  UpdatePolicyInput: UpdatePolicyInput;
  DeletePolicyInput: DeletePolicyInput;
  SetRoleTagsInput: SetRoleTagsInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['SignedIn']> }>;
  SignedIn: ResolverTypeWrapper<Omit<SignedIn, 'account' | 'user'> & { account: ResolversTypes['Account'], user?: Maybe<ResolversTypes['User']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  CreateAccessTokenPayload: ResolverTypeWrapper<Omit<CreateAccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversTypes['AccessToken']> }>;
  RevokeAccessTokenPayload: ResolverTypeWrapper<Omit<RevokeAccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversTypes['AccessToken']> }>;
  CreateSshKeyPayload: ResolverTypeWrapper<Omit<CreateSshKeyPayload, 'sshKey'> & { sshKey?: Maybe<ResolversTypes['SshKey']> }>;
  DeleteSshKeyPayload: ResolverTypeWrapper<DeleteSshKeyPayload>;
  CreateAccountPayload: ResolverTypeWrapper<Omit<CreateAccountPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  UpdateAccountPayload: ResolverTypeWrapper<Omit<UpdateAccountPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  DeleteAccountPayload: ResolverTypeWrapper<DeleteAccountPayload>;
  SetAccountLimitsPayload: ResolverTypeWrapper<Omit<SetAccountLimitsPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  CreateUserPayload: ResolverTypeWrapper<Omit<CreateUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UpdateUserPayload: ResolverTypeWrapper<Omit<UpdateUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  DeleteUserPayload: ResolverTypeWrapper<DeleteUserPayload>;
  ChangePasswordPayload: ResolverTypeWrapper<ChangePasswordPayload>;
  CreateRolePayload: ResolverTypeWrapper<Omit<CreateRolePayload, 'role'> & { role?: Maybe<ResolversTypes['Role']> }>;
  UpdateRolePayload: ResolverTypeWrapper<Omit<UpdateRolePayload, 'role'> & { role?: Maybe<ResolversTypes['Role']> }>;
  DeleteRolePayload: ResolverTypeWrapper<DeleteRolePayload>;
  CreatePolicyPayload: ResolverTypeWrapper<Omit<CreatePolicyPayload, 'policy'> & { policy?: Maybe<ResolversTypes['Policy']> }>;
  UpdatePolicyPayload: ResolverTypeWrapper<Omit<UpdatePolicyPayload, 'policy'> & { policy?: Maybe<ResolversTypes['Policy']> }>;
  DeletePolicyPayload: ResolverTypeWrapper<DeletePolicyPayload>;
  SetRoleTagsPayload: ResolverTypeWrapper<Omit<SetRoleTagsPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Query: {};
  Int: Scalars['Int']['output'];
  Mutation: {};
  Viewer: ViewerRecords;
  Credential: Credential;
  Account: AccountDoc;
  AccountFilter: AccountFilter;
  AccountConnection: Connection<AccountDoc>;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  User: UserDoc;
  SshKey: SshKeyDoc;
  AccessToken: AccessTokenDoc;
  Role: RoleDoc;
  RoleMember: RoleMemberEntry;
  Policy: PolicyDoc;
  ParsedPolicy: ParsedPolicy;
  RoleTag: RoleTagEntry;
  ProvisioningLimit: ProvisioningLimit;
  AuditEvent: AuditEventDoc;
  AuditEventFilter: AuditEventFilter;
  AuditEventConnection: Connection<AuditEventDoc>;
  AuditEventEdge: Omit<AuditEventEdge, 'node'> & { node: ResolversParentTypes['AuditEvent'] };
  Identity: Identity;
  IdentityRole: IdentityRole;
  IdentityRoleTag: IdentityRoleTag;
  CredentialInput: CredentialInput;
  SignatureInput: SignatureInput;
  AuditInput: AuditInput;
  SignInInput: SignInInput;
  RefreshSessionInput: RefreshSessionInput;
  SignOutInput: SignOutInput;
  CreateAccessTokenInput: CreateAccessTokenInput;
  RevokeAccessTokenInput: RevokeAccessTokenInput;
  CreateSshKeyInput: CreateSshKeyInput;
  DeleteSshKeyInput: DeleteSshKeyInput;
  CreateAccountInput: CreateAccountInput;
  UpdateAccountInput: UpdateAccountInput;
  DeleteAccountInput: DeleteAccountInput;
  SetAccountLimitsInput: SetAccountLimitsInput;
  ProvisioningLimitInput: ProvisioningLimitInput;
  CreateUserInput: CreateUserInput;
  UpdateUserInput: UpdateUserInput;
  DeleteUserInput: DeleteUserInput;
  ChangePasswordInput: ChangePasswordInput;
  CreateRoleInput: CreateRoleInput;
  RoleMemberInput: RoleMemberInput;
  UpdateRoleInput: UpdateRoleInput;
  DeleteRoleInput: DeleteRoleInput;
  CreatePolicyInput: CreatePolicyInput;
  UpdatePolicyInput: UpdatePolicyInput;
  DeletePolicyInput: DeletePolicyInput;
  SetRoleTagsInput: SetRoleTagsInput;
  SignInPayload: Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['SignedIn']> };
  SignedIn: Omit<SignedIn, 'account' | 'user'> & { account: ResolversParentTypes['Account'], user?: Maybe<ResolversParentTypes['User']> };
  SignOutPayload: SignOutPayload;
  CreateAccessTokenPayload: Omit<CreateAccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversParentTypes['AccessToken']> };
  RevokeAccessTokenPayload: Omit<RevokeAccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversParentTypes['AccessToken']> };
  CreateSshKeyPayload: Omit<CreateSshKeyPayload, 'sshKey'> & { sshKey?: Maybe<ResolversParentTypes['SshKey']> };
  DeleteSshKeyPayload: DeleteSshKeyPayload;
  CreateAccountPayload: Omit<CreateAccountPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  UpdateAccountPayload: Omit<UpdateAccountPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  DeleteAccountPayload: DeleteAccountPayload;
  SetAccountLimitsPayload: Omit<SetAccountLimitsPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  CreateUserPayload: Omit<CreateUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UpdateUserPayload: Omit<UpdateUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  DeleteUserPayload: DeleteUserPayload;
  ChangePasswordPayload: ChangePasswordPayload;
  CreateRolePayload: Omit<CreateRolePayload, 'role'> & { role?: Maybe<ResolversParentTypes['Role']> };
  UpdateRolePayload: Omit<UpdateRolePayload, 'role'> & { role?: Maybe<ResolversParentTypes['Role']> };
  DeleteRolePayload: DeleteRolePayload;
  CreatePolicyPayload: Omit<CreatePolicyPayload, 'policy'> & { policy?: Maybe<ResolversParentTypes['Policy']> };
  UpdatePolicyPayload: Omit<UpdatePolicyPayload, 'policy'> & { policy?: Maybe<ResolversParentTypes['Policy']> };
  DeletePolicyPayload: DeletePolicyPayload;
  SetRoleTagsPayload: Omit<SetRoleTagsPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  UserError: UserError;
};

export type NodeResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'User' | 'SshKey' | 'AccessToken' | 'Role' | 'Policy', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type PageInfoResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'ref'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, Partial<QueryAccountsArgs>>;
  parsePolicy?: Resolver<ResolversTypes['ParsedPolicy'], ParentType, ContextType, RequireFields<QueryParsePolicyArgs, 'text'>>;
  identify?: Resolver<Maybe<ResolversTypes['Identity']>, ParentType, ContextType, RequireFields<QueryIdentifyArgs, 'credential'>>;
  limitsOf?: Resolver<ReadonlyArray<ResolversTypes['ProvisioningLimit']>, ParentType, ContextType, RequireFields<QueryLimitsOfArgs, 'account'>>;
  mayProvision?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<QueryMayProvisionArgs, 'account'>>;
  sessionKeys?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  createAccessToken?: Resolver<ResolversTypes['CreateAccessTokenPayload'], ParentType, ContextType, RequireFields<MutationCreateAccessTokenArgs, 'input'>>;
  revokeAccessToken?: Resolver<ResolversTypes['RevokeAccessTokenPayload'], ParentType, ContextType, RequireFields<MutationRevokeAccessTokenArgs, 'input'>>;
  createSshKey?: Resolver<ResolversTypes['CreateSshKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateSshKeyArgs, 'input'>>;
  deleteSshKey?: Resolver<ResolversTypes['DeleteSshKeyPayload'], ParentType, ContextType, RequireFields<MutationDeleteSshKeyArgs, 'input'>>;
  createAccount?: Resolver<ResolversTypes['CreateAccountPayload'], ParentType, ContextType, RequireFields<MutationCreateAccountArgs, 'input'>>;
  updateAccount?: Resolver<ResolversTypes['UpdateAccountPayload'], ParentType, ContextType, RequireFields<MutationUpdateAccountArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  setAccountLimits?: Resolver<ResolversTypes['SetAccountLimitsPayload'], ParentType, ContextType, RequireFields<MutationSetAccountLimitsArgs, 'input'>>;
  createUser?: Resolver<ResolversTypes['CreateUserPayload'], ParentType, ContextType, RequireFields<MutationCreateUserArgs, 'input'>>;
  updateUser?: Resolver<ResolversTypes['UpdateUserPayload'], ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'input'>>;
  deleteUser?: Resolver<ResolversTypes['DeleteUserPayload'], ParentType, ContextType, RequireFields<MutationDeleteUserArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  createRole?: Resolver<ResolversTypes['CreateRolePayload'], ParentType, ContextType, RequireFields<MutationCreateRoleArgs, 'input'>>;
  updateRole?: Resolver<ResolversTypes['UpdateRolePayload'], ParentType, ContextType, RequireFields<MutationUpdateRoleArgs, 'input'>>;
  deleteRole?: Resolver<ResolversTypes['DeleteRolePayload'], ParentType, ContextType, RequireFields<MutationDeleteRoleArgs, 'input'>>;
  createPolicy?: Resolver<ResolversTypes['CreatePolicyPayload'], ParentType, ContextType, RequireFields<MutationCreatePolicyArgs, 'input'>>;
  updatePolicy?: Resolver<ResolversTypes['UpdatePolicyPayload'], ParentType, ContextType, RequireFields<MutationUpdatePolicyArgs, 'input'>>;
  deletePolicy?: Resolver<ResolversTypes['DeletePolicyPayload'], ParentType, ContextType, RequireFields<MutationDeletePolicyArgs, 'input'>>;
  setRoleTags?: Resolver<ResolversTypes['SetRoleTagsPayload'], ParentType, ContextType, RequireFields<MutationSetRoleTagsArgs, 'input'>>;
  recordAudit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRecordAuditArgs, 'input'>>;
};

export type ViewerResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  isOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReader?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  activeRoles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  credential?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CredentialResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Credential'] = ResolversParentTypes['Credential']> = {
  kind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']>, { __typename: 'Account' } & (GraphQLRecursivePick<Account, {"id":true}> | GraphQLRecursivePick<Account, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  companyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isApproved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  sshKeys?: Resolver<ReadonlyArray<ResolversTypes['SshKey']>, ParentType, ContextType>;
  accessTokens?: Resolver<ReadonlyArray<ResolversTypes['AccessToken']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  roleTags?: Resolver<ReadonlyArray<ResolversTypes['RoleTag']>, ParentType, ContextType>;
  limits?: Resolver<ReadonlyArray<ResolversTypes['ProvisioningLimit']>, ParentType, ContextType>;
  auditEvents?: Resolver<ResolversTypes['AuditEventConnection'], ParentType, ContextType, Partial<AccountAuditEventsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']>, { __typename: 'User' } & (GraphQLRecursivePick<User, {"id":true}> | GraphQLRecursivePick<User, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  sshKeys?: Resolver<ReadonlyArray<ResolversTypes['SshKey']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SshKeyResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SshKey'] = ResolversParentTypes['SshKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SshKey']>, { __typename: 'SshKey' } & (GraphQLRecursivePick<SshKey, {"id":true}> | GraphQLRecursivePick<SshKey, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  md5Fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessTokenResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AccessToken'] = ResolversParentTypes['AccessToken']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AccessToken']>, { __typename: 'AccessToken' } & (GraphQLRecursivePick<AccessToken, {"id":true}> | GraphQLRecursivePick<AccessToken, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isRevoked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Role']>, { __typename: 'Role' } & (GraphQLRecursivePick<Role, {"id":true}> | GraphQLRecursivePick<Role, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['RoleMember']>, ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['Policy']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleMemberResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['RoleMember'] = ResolversParentTypes['RoleMember']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  accountLogin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PolicyResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Policy']>, { __typename: 'Policy' } & (GraphQLRecursivePick<Policy, {"id":true}> | GraphQLRecursivePick<Policy, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ParsedPolicyResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['ParsedPolicy'] = ResolversParentTypes['ParsedPolicy']> = {
  canonical?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleTagResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['RoleTag'] = ResolversParentTypes['RoleTag']> = {
  collection?: Resolver<ResolversTypes['ResourceCollection'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProvisioningLimitResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['ProvisioningLimit'] = ResolversParentTypes['ProvisioningLimit']> = {
  by?: Resolver<ResolversTypes['LimitMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  check?: Resolver<Maybe<ResolversTypes['LimitCheck']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEventResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AuditEvent'] = ResolversParentTypes['AuditEvent']> = {
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountLogin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userLogin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credentialKind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  credentialId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEventConnectionResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AuditEventConnection'] = ResolversParentTypes['AuditEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEventEdgeResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['AuditEventEdge'] = ResolversParentTypes['AuditEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity']> = {
  accountUuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accountLogin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userUuid?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userLogin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReader?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  credentialId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  credentialKind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityRole']>>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  roleTags?: Resolver<ReadonlyArray<ResolversTypes['IdentityRoleTag']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityRoleResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['IdentityRole'] = ResolversParentTypes['IdentityRole']> = {
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityRoleTagResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['IdentityRoleTag'] = ResolversParentTypes['IdentityRoleTag']> = {
  collection?: Resolver<ResolversTypes['ResourceCollection'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  viewer?: Resolver<Maybe<ResolversTypes['SignedIn']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignedInResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SignedIn'] = ResolversParentTypes['SignedIn']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  ended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateAccessTokenPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreateAccessTokenPayload'] = ResolversParentTypes['CreateAccessTokenPayload']> = {
  accessToken?: Resolver<Maybe<ResolversTypes['AccessToken']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeAccessTokenPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['RevokeAccessTokenPayload'] = ResolversParentTypes['RevokeAccessTokenPayload']> = {
  accessToken?: Resolver<Maybe<ResolversTypes['AccessToken']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateSshKeyPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreateSshKeyPayload'] = ResolversParentTypes['CreateSshKeyPayload']> = {
  sshKey?: Resolver<Maybe<ResolversTypes['SshKey']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteSshKeyPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['DeleteSshKeyPayload'] = ResolversParentTypes['DeleteSshKeyPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateAccountPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreateAccountPayload'] = ResolversParentTypes['CreateAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateAccountPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['UpdateAccountPayload'] = ResolversParentTypes['UpdateAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetAccountLimitsPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SetAccountLimitsPayload'] = ResolversParentTypes['SetAccountLimitsPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateUserPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreateUserPayload'] = ResolversParentTypes['CreateUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateUserPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['UpdateUserPayload'] = ResolversParentTypes['UpdateUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteUserPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['DeleteUserPayload'] = ResolversParentTypes['DeleteUserPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateRolePayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreateRolePayload'] = ResolversParentTypes['CreateRolePayload']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateRolePayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['UpdateRolePayload'] = ResolversParentTypes['UpdateRolePayload']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteRolePayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['DeleteRolePayload'] = ResolversParentTypes['DeleteRolePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePolicyPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['CreatePolicyPayload'] = ResolversParentTypes['CreatePolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePolicyPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['UpdatePolicyPayload'] = ResolversParentTypes['UpdatePolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeletePolicyPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['DeletePolicyPayload'] = ResolversParentTypes['DeletePolicyPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetRoleTagsPayloadResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SetRoleTagsPayload'] = ResolversParentTypes['SetRoleTagsPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = AccountContext> = {
  Node?: NodeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Credential?: CredentialResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  SshKey?: SshKeyResolvers<ContextType>;
  AccessToken?: AccessTokenResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RoleMember?: RoleMemberResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
  ParsedPolicy?: ParsedPolicyResolvers<ContextType>;
  RoleTag?: RoleTagResolvers<ContextType>;
  ProvisioningLimit?: ProvisioningLimitResolvers<ContextType>;
  AuditEvent?: AuditEventResolvers<ContextType>;
  AuditEventConnection?: AuditEventConnectionResolvers<ContextType>;
  AuditEventEdge?: AuditEventEdgeResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
  IdentityRole?: IdentityRoleResolvers<ContextType>;
  IdentityRoleTag?: IdentityRoleTagResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignedIn?: SignedInResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  CreateAccessTokenPayload?: CreateAccessTokenPayloadResolvers<ContextType>;
  RevokeAccessTokenPayload?: RevokeAccessTokenPayloadResolvers<ContextType>;
  CreateSshKeyPayload?: CreateSshKeyPayloadResolvers<ContextType>;
  DeleteSshKeyPayload?: DeleteSshKeyPayloadResolvers<ContextType>;
  CreateAccountPayload?: CreateAccountPayloadResolvers<ContextType>;
  UpdateAccountPayload?: UpdateAccountPayloadResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  SetAccountLimitsPayload?: SetAccountLimitsPayloadResolvers<ContextType>;
  CreateUserPayload?: CreateUserPayloadResolvers<ContextType>;
  UpdateUserPayload?: UpdateUserPayloadResolvers<ContextType>;
  DeleteUserPayload?: DeleteUserPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  CreateRolePayload?: CreateRolePayloadResolvers<ContextType>;
  UpdateRolePayload?: UpdateRolePayloadResolvers<ContextType>;
  DeleteRolePayload?: DeleteRolePayloadResolvers<ContextType>;
  CreatePolicyPayload?: CreatePolicyPayloadResolvers<ContextType>;
  UpdatePolicyPayload?: UpdatePolicyPayloadResolvers<ContextType>;
  DeletePolicyPayload?: DeletePolicyPayloadResolvers<ContextType>;
  SetRoleTagsPayload?: SetRoleTagsPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};
