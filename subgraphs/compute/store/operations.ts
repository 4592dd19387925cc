import { Schema } from 'mongoose';
import type { Reason } from '../../../schema/errors.ts';
import {
  type OperationKind,
  type OperationState,
  operationKinds,
  operationStates,
  type StepState,
} from '../../../schema/states.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

export interface StepRecord {
  readonly name: string;
  readonly state: StepState;
  readonly attempts: number;
  /** How often taking it back was tried; absent while that was never begun. */
  readonly undoAttempts?: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: Reason | null;
}

/**
 * A durable workflow: admitted by the compute subgraph in the same commit as what it is about, driven by the
 * headnode. Operations of one instance run in the order of `targetSequence`, one after another.
 */
export interface OperationDoc extends Doc {
  readonly kind: OperationKind;
  readonly state: OperationState;
  /** Neither SUCCEEDED, FAILED nor CANCELED. */
  readonly isUnfinished: boolean;
  readonly accountUuid: string;
  /** The instance's uuid. */
  readonly targetUuid: string;
  readonly targetSequence: number;
  readonly steps: readonly StepRecord[];
  /** Somebody wants it to stop: the headnode unwinds it (or never begins it) when its kind and state allow. */
  readonly cancelReason: Reason | null;
  readonly error: Reason | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Who drives it: the fencing rule is the revision – whoever claims writes, and every later write of a former owner conflicts. */
  readonly owner: string | null;
  /** Not to be tried before (back-off). */
  readonly notBefore: string | null;
  /** Credential and request that asked for it, for the audit. */
  readonly requestedBy: string;
  readonly requestId: string;
}

const reasonSchema = new Schema(
  { code: { type: String, required: true }, message: { type: String, required: true } },
  { _id: false },
);

const schema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true, enum: operationKinds },
    state: { type: String, required: true, enum: operationStates },
    isUnfinished: { type: Boolean, required: true },
    accountUuid: { type: String, required: true },
    targetUuid: { type: String, required: true },
    targetSequence: { type: Number, required: true },
    steps: [
      new Schema(
        {
          name: { type: String, required: true },
          state: { type: String, required: true },
          attempts: { type: Number, default: 0 },
          undoAttempts: { type: Number },
          startedAt: { type: String, default: null },
          finishedAt: { type: String, default: null },
          error: { type: reasonSchema, default: null },
        },
        { _id: false },
      ),
    ],
    cancelReason: { type: reasonSchema, default: null },
    error: { type: reasonSchema, default: null },
    startedAt: { type: String, default: null },
    finishedAt: { type: String, default: null },
    owner: { type: String, default: null },
    notBefore: { type: String, default: null },
    requestedBy: { type: String, required: true },
    requestId: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ targetUuid: 1, targetSequence: 1 }, { unique: true, name: 'target-sequence' });
schema.index({ targetUuid: 1, isUnfinished: 1, targetSequence: 1 }, { name: 'target-unfinished' });
schema.index({ accountUuid: 1, createdAt: 1 }, { name: 'account-created' });
schema.index({ createdAt: 1 }, { name: 'created' });
schema.index({ isUnfinished: 1, createdAt: 1 }, { name: 'unfinished' });

export const operations = declareCollection<OperationDoc>('operations', schema);
