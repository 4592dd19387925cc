import { Schema } from 'mongoose';
import { type Doc, declareCollection } from '../../store/port.ts';

/** What like instances of an account use together: those of one brand, made from one image. */
export interface UsageGroup {
  readonly brand: string;
  readonly imageUuid: string;
  /** Name and operating system of the image, as they were when the instance was made. */
  readonly imageName: string;
  readonly imageOs: string;
  readonly machines: number;
  readonly ramMiB: number;
  readonly quotaGiB: number;
}

/**
 * What an account's living instances use. Its `_id` is the account's uuid. Written in the very commit that makes an
 * instance begin or cease to count (`commitCounted`), so that its revision is the lock of the account's limits.
 */
export interface AccountUsageDoc extends Doc {
  readonly groups: readonly UsageGroup[];
}

const amount = { type: Number, required: true, min: 0 } as const;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    groups: [
      new Schema(
        {
          brand: { type: String, required: true },
          imageUuid: { type: String, required: true },
          imageName: { type: String, default: '' },
          imageOs: { type: String, default: '' },
          machines: amount,
          ramMiB: amount,
          quotaGiB: amount,
        },
        { _id: false },
      ),
    ],
  },
  { strict: 'throw', versionKey: false, minimize: false },
);

export const accountUsage = declareCollection<AccountUsageDoc>('account-usage', schema);
