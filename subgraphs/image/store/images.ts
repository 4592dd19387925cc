import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

export const imageTypes = ['ZONE_DATASET', 'LX_DATASET', 'ZVOL', 'DOCKER', 'LXD', 'OTHER'] as const;
export const imageOses = ['SMARTOS', 'LINUX', 'WINDOWS', 'BSD', 'ILLUMOS', 'OTHER'] as const;
export const imageStates = ['UNACTIVATED', 'ACTIVE', 'DISABLED', 'CREATING', 'FAILED'] as const;
export const imageCompressions = ['NONE', 'GZIP', 'BZIP2', 'XZ'] as const;

/** An image: the core of Triton's manifest. `_id` is its uuid. */
export interface ImageDoc extends Doc {
  readonly name: string;
  readonly version: string;
  readonly description: string | null;
  readonly homepage: string | null;
  readonly eula: string | null;
  readonly os: (typeof imageOses)[number];
  readonly type: (typeof imageTypes)[number];
  readonly state: (typeof imageStates)[number];
  readonly isPublic: boolean;
  readonly ownerUuid: string;
  /** Accounts that may use it although it is private. */
  readonly acl: readonly string[];
  readonly originUuid: string | null;
  readonly file: {
    readonly compression: (typeof imageCompressions)[number];
    readonly sha1: string;
    readonly sizeBytes: number;
  } | null;
  readonly requirements: {
    readonly minRamMiB: number | null;
    readonly maxRamMiB: number | null;
    readonly brand: string | null;
  };
  readonly tags: readonly { readonly name: string; readonly value: string | number | boolean }[];
  /** Size of the disk; for ZVOL only, and always there. */
  readonly sizeMiB: number | null;
  readonly publishedAt: string | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true, maxlength: 1024, match: /^[A-Za-z0-9._/ -]+$/ },
    version: { type: String, required: true, maxlength: 512, match: /^[A-Za-z0-9._/+-]+$/ },
    description: { type: String, default: null, maxlength: 10_240 },
    homepage: { type: String, default: null, maxlength: 1024 },
    eula: { type: String, default: null, maxlength: 1024 },
    os: { type: String, required: true, enum: imageOses },
    type: { type: String, required: true, enum: imageTypes },
    state: { type: String, required: true, enum: imageStates },
    isPublic: { type: Boolean, required: true },
    ownerUuid: { type: String, required: true },
    acl: { type: [String], default: [] },
    originUuid: { type: String, default: null },
    file: {
      type: new Schema(
        {
          compression: { type: String, required: true, enum: imageCompressions },
          sha1: { type: String, required: true, match: /^[0-9a-f]{40}$/ },
          sizeBytes: { type: Number, required: true, min: 0 },
        },
        { _id: false },
      ),
      default: null,
    },
    requirements: {
      type: new Schema(
        {
          minRamMiB: { type: Number, default: null },
          maxRamMiB: { type: Number, default: null },
          brand: { type: String, default: null },
        },
        { _id: false },
      ),
      required: true,
    },
    tags: [
      new Schema(
        { name: { type: String, required: true }, value: { type: Schema.Types.Mixed, required: true } },
        { _id: false },
      ),
    ],
    sizeMiB: { type: Number, default: null },
    publishedAt: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ name: 1, publishedAt: 1 }, { name: 'name-published' });
schema.index({ publishedAt: 1 }, { name: 'published' });
schema.index({ ownerUuid: 1 }, { name: 'owner' });
schema.index({ acl: 1 }, { name: 'acl' });

export const images = declareCollection<ImageDoc>('images', schema);
