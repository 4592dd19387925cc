import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** The password of an account or of a user: `_id` is the uuid of whichever it is. Read by the password service alone. */
export interface PasswordDoc extends Doc {
  readonly accountUuid: string;
  /** The last ones, newest first: the first is the present one. */
  readonly hashes: readonly string[];
  /** Wrong passwords in a row. */
  readonly failures: number;
  /** Milliseconds since 1970 until when none is looked at. */
  readonly lockedUntil: number | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    hashes: { type: [String], required: true },
    failures: { type: Number, default: 0 },
    lockedUntil: { type: Number, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1 }, { name: 'account' });

export const passwords = declareCollection<PasswordDoc>('passwords', schema);
