import type { OperationKind } from '../../../../schema/states.ts';
import { workflowSteps } from '../../../../schema/workflows.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { NewDoc } from '../../../store/port.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { OperationDoc, StepRecord } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';

/**
 * The record of an operation at its admission: everything still to be done. The same commit must raise the
 * instance's `operationCount` to its `targetSequence`.
 */
export const newOperation = (
  uuid: string,
  kind: OperationKind,
  target: Pick<InstanceDoc, '_id' | 'accountUuid' | 'operationCount'>,
  asker: Asker,
): NewDoc<OperationDoc> => ({
  _id: uuid,
  kind,
  state: 'QUEUED',
  isUnfinished: true,
  accountUuid: target.accountUuid,
  targetUuid: target._id,
  targetSequence: target.operationCount + 1,
  steps: workflowSteps[kind].map(pendingStep),
  cancelReason: null,
  error: null,
  startedAt: null,
  finishedAt: null,
  owner: null,
  notBefore: null,
  ...requestOf(asker),
});

/** Who asked, for the audit. */
export const requestOf = (asker: Asker): Pick<OperationDoc, 'requestedBy' | 'requestId'> => ({
  requestedBy: requireCaller(asker.caller).credentialId,
  requestId: asker.requestId,
});

const pendingStep = (name: string): StepRecord => ({
  name,
  state: 'PENDING',
  attempts: 0,
  startedAt: null,
  finishedAt: null,
  error: null,
});
