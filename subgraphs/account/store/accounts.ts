import { Schema } from 'mongoose';
import { type ResourceCollection, resourceCollections } from '../../../schema/caller.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

export const limitMeasures = ['MACHINES', 'RAM', 'QUOTA'] as const;
export const limitChecks = ['BRAND', 'IMAGE', 'OS'] as const;

/** The most there may be of something: instances, RAM in MiB or disk in GiB. 0 is without limit, -1 none at all. */
export interface LimitEntry {
  readonly by: (typeof limitMeasures)[number];
  readonly value: number;
  /** Counts only instances whose attribute is `match`; null counts all, and then `match` is null as well. */
  readonly check: (typeof limitChecks)[number] | null;
  readonly match: string | null;
}

/** Which roles, by uuid, reach a collection of the account's resources. */
export interface RoleTagEntry {
  readonly collection: ResourceCollection;
  readonly roles: readonly string[];
}

/** A tenant. `_id` is its uuid. The e-mail address is in lower case. */
export interface AccountDoc extends Doc {
  readonly login: string;
  readonly email: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly companyName: string | null;
  readonly phone: string | null;
  /** Whether it may create instances. */
  readonly isApproved: boolean;
  /** None of its credentials is accepted. */
  readonly isLocked: boolean;
  readonly isOperator: boolean;
  /** Sees everything and changes nothing. */
  readonly isReader: boolean;
  readonly roleTags: readonly RoleTagEntry[];
  readonly limits: readonly LimitEntry[];
}

const text = { type: String, default: null } as const;
const schema = new Schema(
  {
    _id: { type: String, required: true },
    login: { type: String, required: true, match: /^[a-zA-Z][a-zA-Z0-9_.@]{2,31}$/ },
    email: { type: String, required: true },
    givenName: text,
    familyName: text,
    companyName: text,
    phone: text,
    // Accounts of data centers older than approval could always create instances.
    isApproved: { type: Boolean, default: true },
    isLocked: { type: Boolean, default: false },
    isOperator: { type: Boolean, default: false },
    isReader: { type: Boolean, default: false },
    roleTags: [
      new Schema(
        {
          collection: { type: String, required: true, enum: resourceCollections },
          roles: { type: [String], default: [] },
        },
        { _id: false, suppressReservedKeysWarning: true },
      ),
    ],
    limits: [
      new Schema(
        {
          by: { type: String, required: true, enum: limitMeasures },
          value: { type: Number, required: true, min: -1 },
          check: { type: String, default: null, enum: [...limitChecks, null] },
          match: text,
        },
        { _id: false },
      ),
    ],
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ login: 1 }, { unique: true, name: 'login' });
schema.index({ email: 1 }, { unique: true, name: 'email' });

export const accounts = declareCollection<AccountDoc>('accounts', schema);
