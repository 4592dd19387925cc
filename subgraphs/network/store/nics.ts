import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A NIC of an instance. `_id` is its MAC, lower case with colons. Written and removed in one commit with its address. */
export interface NicDoc extends Doc {
  readonly ip: string;
  readonly networkUuid: string;
  readonly instanceUuid: string;
  readonly accountUuid: string;
  readonly isPrimary: boolean;
  /** Place among the instance's NICs, from 0: unique per instance, so ensuring twice makes one. */
  readonly position: number;
  readonly state: 'PROVISIONING' | 'STOPPED' | 'RUNNING';
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    ip: { type: String, required: true },
    networkUuid: { type: String, required: true },
    instanceUuid: { type: String, required: true },
    accountUuid: { type: String, required: true },
    isPrimary: { type: Boolean, required: true },
    position: { type: Number, required: true },
    state: { type: String, required: true, enum: ['PROVISIONING', 'STOPPED', 'RUNNING'] },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ instanceUuid: 1, position: 1 }, { unique: true, name: 'instance-position' });
schema.index({ networkUuid: 1 }, { name: 'network' });

export const nics = declareCollection<NicDoc>('nics', schema);
