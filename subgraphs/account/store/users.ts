import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A login inside an account. The e-mail address is in lower case. */
export interface UserDoc extends Doc {
  readonly accountUuid: string;
  readonly login: string;
  readonly email: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    login: { type: String, required: true, match: /^[a-zA-Z][a-zA-Z0-9_.@]{2,31}$/ },
    email: { type: String, required: true },
    givenName: { type: String, default: null },
    familyName: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, login: 1 }, { unique: true, name: 'account-login' });

export const users = declareCollection<UserDoc>('users', schema);
