import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** Sentences, in canonical form, of which each allows something to the members of the roles that have it. */
export interface PolicyDoc extends Doc {
  readonly accountUuid: string;
  readonly name: string;
  readonly rules: readonly string[];
  readonly description: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    name: { type: String, required: true },
    rules: { type: [String], required: true },
    description: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, name: 1 }, { unique: true, name: 'account-name' });

export const policies = declareCollection<PolicyDoc>('policies', schema);
