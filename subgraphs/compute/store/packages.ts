import { Schema } from 'mongoose';
import { type InstanceBrand, instanceBrands } from '../../../schema/states.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

/** A named, versioned bundle of resources. All sizes but `quotaGiB` are immutable in Triton; `active` may change. */
export interface PackageDoc extends Doc {
  readonly name: string;
  readonly version: string;
  readonly active: boolean;
  readonly description: string | null;
  readonly group: string | null;
  readonly brand: InstanceBrand | null;
  readonly ramMiB: number;
  readonly swapMiB: number;
  readonly quotaGiB: number;
  readonly vcpus: number | null;
  readonly cpuCapPercent: number | null;
  readonly maxLwps: number;
  readonly ioPriority: number;
  /** Accounts that may use it; empty means everybody. */
  readonly ownerUuids: readonly string[];
  readonly isPublic: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    version: { type: String, required: true },
    active: { type: Boolean, required: true },
    description: { type: String, default: null },
    group: { type: String, default: null },
    brand: { type: String, default: null, enum: [...instanceBrands, null] },
    ramMiB: { type: Number, required: true, min: 64 },
    swapMiB: { type: Number, required: true, min: 128 },
    quotaGiB: { type: Number, required: true, min: 1 },
    vcpus: { type: Number, default: null },
    cpuCapPercent: { type: Number, default: null },
    maxLwps: { type: Number, required: true, min: 250 },
    ioPriority: { type: Number, required: true },
    ownerUuids: { type: [String], default: [] },
    isPublic: { type: Boolean, required: true },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ name: 1, version: 1 }, { unique: true, name: 'name-version' });
schema.index({ ramMiB: 1 }, { name: 'ram' });
schema.index({ createdAt: 1 }, { name: 'created' });
schema.index({ ownerUuids: 1 }, { name: 'owners' });

export const packages = declareCollection<PackageDoc>('packages', schema);
