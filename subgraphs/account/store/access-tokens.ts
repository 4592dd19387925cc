import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** An API token. `_id` is a uuid for audit and revocation; only the SHA-256 (hex) of the token itself is kept. */
export interface AccessTokenDoc extends Doc {
  readonly hash: string;
  readonly accountUuid: string;
  /** Null when it speaks for the account itself. */
  readonly userUuid: string | null;
  /** Unique among the account's tokens that are not revoked. */
  readonly name: string;
  /** Actions it is confined to; null when it is not. */
  readonly scopes: readonly string[] | null;
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
    scopes: { type: [String], default: null },
    expiresAt: { type: String, default: null },
    isRevoked: { type: Boolean, default: false },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ hash: 1 }, { unique: true, name: 'hash' });
schema.index(
  { accountUuid: 1, name: 1 },
  { unique: true, name: 'account-name', partialFilterExpression: { isRevoked: false } },
);

export const accessTokens = declareCollection<AccessTokenDoc>('access-tokens', schema);
