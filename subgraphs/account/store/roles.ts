import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

export const memberKinds = ['USER', 'ACCOUNT'] as const;

/** Who has a role: a login of the role's account, or another account. */
export interface RoleMemberEntry {
  readonly kind: (typeof memberKinds)[number];
  readonly uuid: string;
  /** Whether they act in it without asking for it. */
  readonly isDefault: boolean;
}

/** Members who may do what policies say, in the account whose role it is. */
export interface RoleDoc extends Doc {
  readonly accountUuid: string;
  readonly name: string;
  readonly members: readonly RoleMemberEntry[];
  readonly policyUuids: readonly string[];
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    name: { type: String, required: true },
    members: [
      new Schema(
        {
          kind: { type: String, required: true, enum: memberKinds },
          uuid: { type: String, required: true },
          isDefault: { type: Boolean, required: true },
        },
        { _id: false },
      ),
    ],
    policyUuids: { type: [String], default: [] },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ accountUuid: 1, name: 1 }, { unique: true, name: 'account-name' });
schema.index({ 'members.uuid': 1 }, { name: 'member' });
schema.index({ policyUuids: 1 }, { name: 'policy' });

export const roles = declareCollection<RoleDoc>('roles', schema);
