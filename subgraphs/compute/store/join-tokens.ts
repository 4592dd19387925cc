import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** Permission for one compute node to join. `_id` is the SHA-256 of the token (hex); the token itself is not kept. */
export interface JoinTokenDoc extends Doc {
  /** The only node it is for, or null for any. */
  readonly nodeUuid: string | null;
  readonly expiresAt: string;
  readonly usedBy: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    nodeUuid: { type: String, default: null },
    expiresAt: { type: String, required: true },
    usedBy: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);

export const joinTokens = declareCollection<JoinTokenDoc>('join-tokens', schema);
