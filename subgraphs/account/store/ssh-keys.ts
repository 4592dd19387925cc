import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A public SSH key of an account or of one of its users. */
export interface SshKeyDoc extends Doc {
  readonly accountUuid: string;
  /** Null for the account's own keys. */
  readonly userUuid: string | null;
  readonly name: string;
  /** As ssh-keygen prints it: `SHA256:…`. */
  readonly fingerprint: string;
  /** In pairs of hex digits with colons, as Triton's tools name keys. */
  readonly md5Fingerprint: string;
  /** `ALGORITHM BASE64 [COMMENT]`. */
  readonly publicKey: string;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    userUuid: { type: String, default: null },
    name: { type: String, required: true },
    fingerprint: { type: String, required: true },
    // Required of new keys; those of older data centers have none until they are completed.
    md5Fingerprint: { type: String, default: null },
    publicKey: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, userUuid: 1, name: 1 }, { unique: true, name: 'owner-name' });
schema.index({ accountUuid: 1, fingerprint: 1 }, { unique: true, name: 'account-fingerprint' });
schema.index({ accountUuid: 1, md5Fingerprint: 1 }, { name: 'account-md5-fingerprint' });

export const sshKeys = declareCollection<SshKeyDoc>('ssh-keys', schema);
