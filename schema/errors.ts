/**
 * One table of everything that can be refused or fail. `message` is the default text (callers may pass a more
 * exact one that names only the caller's own things), `hint` says what to do next, `audience` who may see it.
 *
 * Three families: refusals (`userErrors` of a payload), reasons (why an Operation or Instance failed) and
 * top-level codes (`extensions.code`: transport, authentication, limits, bugs).
 */
export interface ErrorEntry {
  readonly message: string;
  readonly hint: string;
}

export const refusals = {
  NOT_FOUND: { message: 'No such object.', hint: 'Check the name, short id, uuid or id; list what exists.' },
  AMBIGUOUS_REFERENCE: { message: 'More than one object matches.', hint: 'Use the full uuid or id.' },
  INVALID_ARGUMENT: { message: 'A value is not acceptable.', hint: 'See the message for the accepted form.' },
  NAME_TAKEN: {
    message: 'The name is in use.',
    hint: 'Choose another name, or delete the object that has it.',
  },
  INVALID_STATE: {
    message: 'Not possible in the present state.',
    hint: 'Wait for the running operation, or bring the instance into the needed state first.',
  },
  DELETION_PROTECTED: {
    message: 'The instance is protected against deletion.',
    hint: 'Switch deletionProtection off with updateInstance first.',
  },
  IDEMPOTENCY_CONFLICT: {
    message: 'The idempotency key was used for a different request.',
    hint: 'Use a new key for a new request.',
  },
  REVISION_CONFLICT: {
    message: 'The object has changed since you read it.',
    hint: 'Read it again and repeat with the new revision.',
  },
  IMAGE_UNUSABLE: { message: 'The image cannot be used.', hint: 'Choose an active image you may use.' },
  PACKAGE_UNUSABLE: { message: 'The package cannot be used.', hint: 'Choose an active package you may use.' },
  BRAND_MISMATCH: {
    message: 'Image, package and brand do not fit together.',
    hint: 'Hardware brands need a zvol image, zone brands a dataset image; a package may fix the brand.',
  },
  PACKAGE_TOO_SMALL: { message: 'The package is too small.', hint: 'Choose a larger package.' },
  PACKAGE_TOO_LARGE: { message: 'The package is too large.', hint: 'Choose a smaller package.' },
  NETWORK_UNUSABLE: { message: 'The network cannot be used.', hint: 'Choose a network you may use.' },
  SUBNET_FULL: {
    message: 'The network has no free address.',
    hint: 'Free an address or use another network.',
  },
  ADDRESS_UNUSABLE: {
    message: 'The address cannot be used.',
    hint: 'Choose a free address inside the subnet, or leave it out.',
  },
  AFFINITY_INVALID: {
    message: 'An affinity rule cannot be read.',
    hint: 'Write KEY OP VALUE, for example "instance!=web-*" or "role==~db".',
  },
  TAG_INVALID: { message: 'A tag is not acceptable.', hint: 'See the message for the accepted form.' },
  METADATA_INVALID: {
    message: 'Metadata is not acceptable.',
    hint: 'See the message for the accepted form.',
  },
  NOT_CANCELABLE: {
    message: 'The operation cannot be cancelled.',
    hint: 'Only queued operations and running creations can be cancelled.',
  },
  FORBIDDEN: { message: 'You may not do this.', hint: 'Ask an operator.' },
  TOO_MANY_OPERATIONS: {
    message: 'Too many operations are waiting for this instance.',
    hint: 'Wait until some have finished.',
  },
  UNAVAILABLE: { message: 'The data center cannot take changes just now.', hint: 'Try again shortly.' },
  QUOTA_EXCEEDED: {
    message: 'A limit of the account would be passed.',
    hint: 'Delete instances you do not need, choose a smaller package, or ask an operator for more.',
  },
  NOT_APPROVED: {
    message: 'The account may not create instances yet.',
    hint: 'Ask an operator to approve it.',
  },
  POLICY_INVALID: {
    message: 'A policy sentence cannot be read.',
    hint: 'Write for example `CAN getinstance AND listinstances`; see the position in the message.',
  },
  KEY_INVALID: {
    message: 'The public key cannot be used.',
    hint: 'Give one line of an OpenSSH public key: RSA (2048 bits or more), ECDSA or Ed25519.',
  },
  PASSWORD_UNUSABLE: {
    message: 'The password does not satisfy the rules.',
    hint: 'Use 7 characters or more with a letter and a digit, and none of the last four passwords.',
  },
  SIGN_IN_REFUSED: {
    message: 'Login or password is wrong, or too many attempts failed.',
    hint: 'Check both; after six failures wait half an hour, or ask an operator.',
  },
  IN_USE: { message: 'Something still belongs to it.', hint: 'Remove what belongs to it first.' },
} as const satisfies Record<string, ErrorEntry>;
export type RefusalCode = keyof typeof refusals;

export const reasons = {
  NO_CAPACITY: {
    message: 'No compute node can take the instance.',
    hint: 'Choose a smaller package or add nodes.',
  },
  SUBNET_FULL: refusals.SUBNET_FULL,
  ADDRESS_UNUSABLE: refusals.ADDRESS_UNUSABLE,
  NETWORK_UNUSABLE: refusals.NETWORK_UNUSABLE,
  IMAGE_UNAVAILABLE: {
    message: 'The image could not be brought to the node.',
    hint: 'Try again or use another image.',
  },
  NODE_TASK_FAILED: {
    message: 'The compute node could not do it.',
    hint: 'Try again; tell an operator if it persists.',
  },
  NODE_UNREACHABLE: {
    message: 'The compute node did not answer in time.',
    hint: 'It is retried when the node is back.',
  },
  NODE_DISK_FULL: {
    message: 'The compute node has no disk space left.',
    hint: 'Try again: another node is chosen.',
  },
  INSTANCE_GONE: { message: 'The instance no longer exists.', hint: 'Nothing remains to be done.' },
  INVALID_STATE: refusals.INVALID_STATE,
  CANCELED: { message: 'Cancelled on request.', hint: 'Repeat the request if it is still wanted.' },
  SUPERSEDED: { message: 'Overtaken by a deletion.', hint: 'Nothing remains to be done.' },
  INTERNAL: { message: 'Something went wrong inside.', hint: 'Tell an operator, with the operation id.' },
} as const satisfies Record<string, ErrorEntry>;
export type ReasonCode = keyof typeof reasons;

/** Top-level `extensions.code` values, with the HTTP status used when nothing else was answered. */
export const topLevel = {
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  INVALID_CURSOR: 400,
  LIMIT_EXCEEDED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_SUBSCRIPTIONS: 429,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type TopLevelCode = keyof typeof topLevel;

/** One entry of a payload's `userErrors`. `field` is the path inside the input, e.g. `["networks","0","ipv4Address"]`. */
export interface UserError {
  readonly code: RefusalCode;
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly hint: string | null;
}

/** Builds one refusal; the table supplies message and hint where the caller has nothing more exact to say. */
export const refuse = (
  code: RefusalCode,
  field: readonly string[] | null = null,
  message?: string,
): UserError => ({
  code,
  field,
  message: message ?? refusals[code].message,
  hint: refusals[code].hint,
});

/** Why an operation failed, as stored in its record and shown to its owner. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

export const reason = (code: ReasonCode, message?: string): Reason => ({
  code,
  message: message ?? reasons[code].message,
});

/** Ends a workflow step for good: the run is unwound with this reason. Everything else a step throws is retried. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError';
  readonly reason: Reason;
  constructor(code: ReasonCode, message?: string) {
    super(message ?? reasons[code].message);
    this.reason = reason(code, message);
  }
}

/** A top-level failure with a stable code whose message may be shown to the caller. Anything else is masked as INTERNAL. */
export class PublicError extends Error {
  override readonly name = 'PublicError';
  readonly code: TopLevelCode;
  constructor(code: TopLevelCode, message: string) {
    super(message);
    this.code = code;
  }
}
