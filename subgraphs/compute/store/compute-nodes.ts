import { Schema } from 'mongoose';
import { type ComputeNodeStatus, computeNodeStatuses } from '../../../schema/states.ts';
import type { NodeFacts } from '../../../schema/tasks.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

export interface Resources {
  readonly ramMiB: number;
  readonly diskGiB: number;
  /** Percent of one CPU. */
  readonly cpuPercent: number;
  readonly instances: number;
}

/** A compute node. `reserved` changes only in the commit that sets or clears an instance's `nodeUuid`. */
export interface ComputeNodeDoc extends Doc {
  readonly hostname: string;
  readonly status: ComputeNodeStatus;
  readonly isReservedForOperator: boolean;
  readonly facts: NodeFacts;
  readonly capacity: Resources;
  readonly reserved: Resources;
  /** Raw Ed25519 public key, base64: who may speak for the node. */
  readonly publicKey: string;
  /** Written when the status changes and now and then in between; the exact time is in memory. */
  readonly lastHeartbeatAt: string | null;
}

const resources = new Schema(
  {
    ramMiB: { type: Number, required: true },
    diskGiB: { type: Number, required: true },
    cpuPercent: { type: Number, required: true },
    instances: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new Schema(
  {
    _id: { type: String, required: true },
    hostname: { type: String, required: true },
    status: { type: String, required: true, enum: computeNodeStatuses },
    isReservedForOperator: { type: Boolean, default: false },
    facts: { type: Schema.Types.Mixed, required: true },
    capacity: { type: resources, required: true },
    reserved: { type: resources, required: true },
    publicKey: { type: String, required: true },
    lastHeartbeatAt: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ hostname: 1 }, { unique: true, name: 'hostname' });
schema.index({ createdAt: 1 }, { name: 'created' });
schema.index({ status: 1 }, { name: 'status' });

export const computeNodes = declareCollection<ComputeNodeDoc>('compute-nodes', schema);
