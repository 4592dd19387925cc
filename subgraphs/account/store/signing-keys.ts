import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A key that signs session tokens, or did. `_id` is its thumbprint. Read by the signing desk alone. */
export interface SigningKeyDoc extends Doc {
  /** The secret: 32 bytes, base64url. Null once the key signs no more. */
  readonly seed: string | null;
  /** The public half as a JSON Web Key, as text. */
  readonly publicJwk: string;
  /** Whether it is the one that signs: there is exactly one. */
  readonly isCurrent: boolean;
  /** Milliseconds since 1970 from which on no token of it can be good; null while it signs. */
  readonly goodUntil: number | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    seed: { type: String, default: null },
    publicJwk: { type: String, required: true },
    isCurrent: { type: Boolean, required: true },
    goodUntil: { type: Number, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index(
  { isCurrent: 1 },
  { unique: true, name: 'current', partialFilterExpression: { isCurrent: true } },
);

export const signingKeys = declareCollection<SigningKeyDoc>('signing-keys', schema);
