import { Schema } from 'mongoose';
import type { InstanceReport, TaskFailure, TaskKind, TaskPayload } from '../../../schema/tasks.ts';
import { type Doc, declareCollection } from '../../store/port.ts';

/**
 * One act asked of a compute node. `_id` is made from operation, step and attempt, so asking twice is asking once.
 * WITHDRAWN: nobody waits for it any more and it is not sent again.
 */
export interface TaskDoc extends Doc {
  readonly nodeUuid: string;
  readonly kind: TaskKind;
  readonly instanceUuid: string | null;
  readonly payload: TaskPayload;
  readonly deadlineMs: number;
  readonly state: 'WAITING' | 'DONE' | 'FAILED' | 'WITHDRAWN';
  readonly isUnfinished: boolean;
  readonly failure: TaskFailure | null;
  readonly observed: InstanceReport | null;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    nodeUuid: { type: String, required: true },
    kind: { type: String, required: true },
    instanceUuid: { type: String, default: null },
    payload: { type: Schema.Types.Mixed, required: true },
    deadlineMs: { type: Number, required: true },
    state: { type: String, required: true, enum: ['WAITING', 'DONE', 'FAILED', 'WITHDRAWN'] },
    isUnfinished: { type: Boolean, required: true },
    failure: { type: Schema.Types.Mixed, default: null },
    observed: { type: Schema.Types.Mixed, default: null },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
schema.index({ nodeUuid: 1, isUnfinished: 1, createdAt: 1 }, { name: 'node-unfinished' });
schema.index({ instanceUuid: 1, isUnfinished: 1 }, { name: 'instance-unfinished' });
schema.index({ isUnfinished: 1, updatedAt: 1 }, { name: 'finished' });

export const tasks = declareCollection<TaskDoc>('tasks', schema);
