import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A tenant. `_id` is its uuid. */
export interface AccountDoc extends Doc {
  readonly login: string;
  readonly email: string;
  readonly companyName: string | null;
  readonly isOperator: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    login: { type: String, required: true, match: /^[a-zA-Z][a-zA-Z0-9_.@]{2,31}$/ },
    email: { type: String, required: true },
    companyName: { type: String, default: null },
    isOperator: { type: Boolean, default: false },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ login: 1 }, { unique: true, name: 'login' });
schema.index({ email: 1 }, { unique: true, name: 'email' });

export const accounts = declareCollection<AccountDoc>('accounts', schema);
