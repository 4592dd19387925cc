import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A logical network. Addresses are IPv4 in dotted form; `firstNumber`/`lastNumber` are the provision range as numbers. */
export interface NetworkDoc extends Doc {
  readonly name: string;
  readonly description: string | null;
  readonly isPublic: boolean;
  readonly subnet: string;
  readonly netmask: string;
  readonly gateway: string | null;
  readonly provisionStartIp: string;
  readonly provisionEndIp: string;
  readonly resolvers: readonly string[];
  readonly routes: readonly { readonly destination: string; readonly gateway: string }[];
  readonly vlanId: number;
  readonly nicTag: string;
  readonly mtu: number;
  /** Accounts that may use it; empty means everybody. */
  readonly ownerUuids: readonly string[];
  readonly isShared: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true, maxlength: 64 },
    description: { type: String, default: null },
    isPublic: { type: Boolean, required: true },
    subnet: { type: String, required: true },
    netmask: { type: String, required: true },
    gateway: { type: String, default: null },
    provisionStartIp: { type: String, required: true },
    provisionEndIp: { type: String, required: true },
    resolvers: { type: [String], default: [] },
    routes: [
      new Schema(
        { destination: { type: String, required: true }, gateway: { type: String, required: true } },
        { _id: false },
      ),
    ],
    vlanId: { type: Number, required: true, min: 0, max: 4094 },
    nicTag: { type: String, required: true },
    mtu: { type: Number, required: true, min: 576, max: 9000 },
    ownerUuids: { type: [String], default: [] },
    isShared: { type: Boolean, required: true },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ name: 1 }, { unique: true, name: 'name' });
schema.index({ createdAt: 1 }, { name: 'created' });
schema.index({ ownerUuids: 1 }, { name: 'owners' });

export const networks = declareCollection<NetworkDoc>('networks', schema);
