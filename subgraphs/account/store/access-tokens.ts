import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A bearer token. `_id` is a uuid for audit and revocation; only the SHA-256 (hex) of the token itself is kept. */
export interface AccessTokenDoc extends Doc {
  readonly hash: string;
  readonly accountUuid: string;
  readonly userUuid: string | null;
  readonly name: string;
  readonly expiresAt: string | null;
  readonly isRevoked: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true, match: /^[0-9a-f]{64}$/ },
    accountUuid: { type: String, required: true },
    userUuid: { type: String, default: null },
    name: { type: String, required: true },
    expiresAt: { type: String, default: null },
    isRevoked: { type: Boolean, default: false },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ hash: 1 }, { unique: true, name: 'hash' });
schema.index({ accountUuid: 1, name: 1 }, { name: 'account-name' });

export const accessTokens = declareCollection<AccessTokenDoc>('access-tokens', schema);
