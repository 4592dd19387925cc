import { Schema } from 'mongoose';
import type { CredentialKind } from '../../../schema/caller.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

export const auditOutcomes = ['SUCCEEDED', 'REFUSED', 'DENIED', 'FAILED'] as const;
export const credentialKinds = [
  'ACCESS_TOKEN',
  'SESSION',
  'SSH_KEY',
] as const satisfies readonly CredentialKind[];

/**
 * Something that somebody did, or tried to. Written once: never changed, and kept when the account, the login or
 * what it was done to is gone, which is why it has their logins and not only their uuids.
 */
export interface AuditEventDoc extends Doc {
  /** The account in which it was done: whose audit it is. */
  readonly accountUuid: string;
  readonly accountLogin: string;
  readonly userLogin: string | null;
  /** ISO time. */
  readonly at: string;
  readonly action: string;
  readonly outcome: (typeof auditOutcomes)[number];
  /** Code of the refusal or failure. */
  readonly code: string | null;
  readonly credentialKind: CredentialKind;
  /** Which credential; never the credential itself. */
  readonly credentialId: string;
  /** Network address of the client. */
  readonly address: string | null;
  /** A global id, or the reference as it was given. */
  readonly target: string | null;
  /** Global id of the operation that was begun. */
  readonly operation: string | null;
  readonly requestId: string;
}

const required = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const schema = new Schema(
  {
    _id: required,
    accountUuid: required,
    accountLogin: required,
    userLogin: optional,
    at: required,
    action: required,
    outcome: { type: String, required: true, enum: auditOutcomes },
    code: optional,
    credentialKind: { type: String, required: true, enum: credentialKinds },
    credentialId: required,
    address: optional,
    target: optional,
    operation: optional,
    requestId: required,
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, at: -1 }, { name: 'account-at' });

export const auditEvents = declareCollection<AuditEventDoc>('audit-events', schema);
