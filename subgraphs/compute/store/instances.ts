import { Schema } from 'mongoose';
import type { Reason } from '../../../schema/errors.ts';
import {
  type InstanceBrand,
  type InstanceState,
  instanceBrands,
  instanceStates,
} from '../../../schema/states.ts';
import type { ZoneState } from '../../../schema/tasks.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

export interface TagEntry {
  readonly name: string;
  readonly value: string | number | boolean;
}

export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/** A NIC as it was asked for; the NIC itself is the network subgraph's. */
export interface WantedNic {
  readonly networkUuid: string;
  readonly ipv4Address: string | null;
  readonly isPrimary: boolean;
}

/** What the compute node last said about the zone. */
export interface Observation {
  readonly state: ZoneState;
  readonly exists: boolean;
  readonly generation: number;
  readonly boots: number;
}

/**
 * An instance's record. Its `_id` is the instance's uuid. Every write is an event: `revision` is the event's
 * sequence number, so write only when something a client can see, or the control plane must remember, has changed.
 */
export interface InstanceDoc extends Doc {
  readonly accountUuid: string;
  readonly name: string;
  /** Living instances hold their name; DELETED and FAILED ones have let go of it. */
  readonly holdsName: boolean;
  readonly brand: InstanceBrand;
  readonly state: InstanceState;
  readonly failure: Reason | null;
  readonly imageUuid: string;
  /** Name and operating system of the image when the instance was made: what limits ask for. */
  readonly imageName?: string;
  readonly imageOs?: string;
  readonly packageUuid: string;
  /** Set together with the reservation on that node (one commit), cleared together with its release. */
  readonly nodeUuid: string | null;
  readonly ramMiB: number;
  readonly quotaGiB: number;
  readonly vcpus: number | null;
  readonly cpuCapPercent: number | null;
  readonly maxLwps: number;
  readonly tags: readonly TagEntry[];
  /** `NAME` and `NAME=VALUE` (value as JSON) of every tag: what tag filters look in. Always made by `tagKeysOf`. */
  readonly tagKeys: readonly string[];
  readonly metadata: readonly MetadataEntry[];
  /** Uuids of the roles that reach it, besides those that reach all of the account's. Absent: none. */
  readonly roleTags?: readonly string[];
  readonly affinity: readonly string[];
  readonly autoboot: boolean;
  readonly deletionProtection: boolean;
  readonly wantedNics: readonly WantedNic[];
  readonly observed: Observation | null;
  /** How many operations were ever admitted for it: the next one's `targetSequence` is one more. */
  readonly operationCount: number;
  /** Account and key of the creating request, joined; null without one. */
  readonly idempotencyKey: string | null;
  readonly hasIdempotencyKey: boolean;
  /** Hash of the creating input: the same key with another hash is refused. */
  readonly idempotencyHash: string | null;
  readonly deletedAt: string | null;
}

export const tagKeysOf = (tags: readonly TagEntry[]): string[] =>
  tags.flatMap(({ name, value }) => [name, tagKey(name, value)]);

export const tagKey = (name: string, value: TagEntry['value']): string => `${name}=${JSON.stringify(value)}`;

const reasonSchema = new Schema(
  { code: { type: String, required: true }, message: { type: String, required: true } },
  { _id: false },
);

const schema = new Schema(
  {
    _id: { type: String, required: true },
    accountUuid: { type: String, required: true },
    name: { type: String, required: true },
    holdsName: { type: Boolean, required: true },
    brand: { type: String, required: true, enum: instanceBrands },
    state: { type: String, required: true, enum: instanceStates },
    failure: { type: reasonSchema, default: null },
    imageUuid: { type: String, required: true },
    imageName: { type: String, default: '' },
    imageOs: { type: String, default: '' },
    packageUuid: { type: String, required: true },
    nodeUuid: { type: String, default: null },
    ramMiB: { type: Number, required: true, min: 1 },
    quotaGiB: { type: Number, required: true, min: 1 },
    vcpus: { type: Number, default: null },
    cpuCapPercent: { type: Number, default: null },
    maxLwps: { type: Number, required: true },
    tags: [
      new Schema(
        { name: { type: String, required: true }, value: { type: Schema.Types.Mixed, required: true } },
        { _id: false },
      ),
    ],
    tagKeys: { type: [String], default: [] },
    metadata: [
      new Schema(
        { key: { type: String, required: true }, value: { type: String, default: '' } },
        { _id: false },
      ),
    ],
    roleTags: { type: [String], default: [] },
    affinity: { type: [String], default: [] },
    autoboot: { type: Boolean, required: true },
    deletionProtection: { type: Boolean, required: true },
    wantedNics: [
      new Schema(
        {
          networkUuid: { type: String, required: true },
          ipv4Address: { type: String, default: null },
          isPrimary: { type: Boolean, required: true },
        },
        { _id: false },
      ),
    ],
    observed: {
      type: new Schema(
        {
          state: { type: String, required: true },
          exists: { type: Boolean, required: true },
          generation: { type: Number, required: true },
          boots: { type: Number, required: true },
        },
        { _id: false },
      ),
      default: null,
    },
    operationCount: { type: Number, default: 0 },
    idempotencyKey: { type: String, default: null },
    hasIdempotencyKey: { type: Boolean, default: false },
    idempotencyHash: { type: String, default: null },
    deletedAt: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index(
  { accountUuid: 1, name: 1 },
  { unique: true, name: 'account-name', partialFilterExpression: { holdsName: true } },
);
schema.index(
  { idempotencyKey: 1 },
  { unique: true, name: 'idempotency-key', partialFilterExpression: { hasIdempotencyKey: true } },
);
schema.index({ accountUuid: 1, createdAt: 1 }, { name: 'account-created' });
schema.index({ accountUuid: 1, updatedAt: 1 }, { name: 'account-updated' });
schema.index({ accountUuid: 1, state: 1 }, { name: 'account-state' });
schema.index({ accountUuid: 1, ramMiB: 1 }, { name: 'account-ram' });
schema.index({ accountUuid: 1, name: 1 }, { name: 'account-name-order' });
schema.index({ createdAt: 1 }, { name: 'created' });
schema.index({ updatedAt: 1 }, { name: 'updated' });
schema.index({ name: 1 }, { name: 'name' });
schema.index({ ramMiB: 1 }, { name: 'ram' });
schema.index({ state: 1 }, { name: 'state' });
schema.index({ nodeUuid: 1 }, { name: 'node' });
schema.index({ imageUuid: 1 }, { name: 'image' });
schema.index({ packageUuid: 1 }, { name: 'package' });
schema.index({ tagKeys: 1 }, { name: 'tag-keys' });
schema.index({ roleTags: 1 }, { name: 'role-tags' });

export const instances = declareCollection<InstanceDoc>('instances', schema);
