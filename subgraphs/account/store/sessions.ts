import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/**
 * What began with a sign-in and lasts while it is refreshed. `_id` is the session's uuid, named by its tokens. Of
 * refresh tokens only hashes (SHA-256, hex) are kept.
 */
export interface SessionDoc extends Doc {
  readonly accountUuid: string;
  /** Null when the account itself signed in. */
  readonly userUuid: string | null;
  readonly currentHash: string;
  /** Those given way already, newest first. */
  readonly usedHashes: readonly string[];
  /** Milliseconds since 1970. */
  readonly rotatedAt: number;
  /** Milliseconds since 1970 when it ends, however often refreshed. */
  readonly expiresAt: number;
  readonly isRevoked: boolean;
}

const hash = { type: String, required: true, match: /^[0-9a-f]{64}$/ } as const;
const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    userUuid: { type: String, default: null },
    currentHash: hash,
    usedHashes: { type: [String], default: [] },
    rotatedAt: { type: Number, required: true },
    expiresAt: { type: Number, required: true },
    isRevoked: { type: Boolean, default: false },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, userUuid: 1, isRevoked: 1 }, { name: 'owner' });
schema.index({ expiresAt: 1 }, { name: 'expiry' });

export const sessions = declareCollection<SessionDoc>('sessions', schema);
