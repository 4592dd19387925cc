import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/**
 * An address that is or was used. `_id` is `NETWORK_UUID/ADDRESS`: the store's key is what makes an address belong
 * to one owner only. Never-used addresses have no record; freed ones keep theirs, with the time they were freed.
 */
export interface IpDoc extends Doc {
  readonly networkUuid: string;
  readonly address: string;
  readonly number: number;
  readonly isFree: boolean;
  readonly isReserved: boolean;
  /** Gateway, resolver and the like: belongs to the network itself. */
  readonly isManaged: boolean;
  readonly accountUuid: string | null;
  readonly instanceUuid: string | null;
  readonly mac: string | null;
  readonly freedAt: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    networkUuid: { type: String, required: true },
    address: { type: String, required: true },
    number: { type: Number, required: true },
    isFree: { type: Boolean, required: true },
    isReserved: { type: Boolean, required: true },
    isManaged: { type: Boolean, required: true },
    accountUuid: { type: String, default: null },
    instanceUuid: { type: String, default: null },
    mac: { type: String, default: null },
    freedAt: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ networkUuid: 1, number: 1 }, { unique: true, name: 'network-number' });
schema.index({ networkUuid: 1, isFree: 1, isReserved: 1, freedAt: 1, number: 1 }, { name: 'network-freed' });
schema.index({ networkUuid: 1, updatedAt: 1 }, { name: 'network-updated' });
schema.index({ instanceUuid: 1 }, { name: 'instance' });

export const ips = declareCollection<IpDoc>('ips', schema);
