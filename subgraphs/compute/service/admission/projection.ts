import type { InstanceState } from '../../../../schema/states.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { OperationDoc } from '../../store/operations.ts';

type Work = Pick<OperationDoc, 'kind' | 'state' | 'cancelReason'>;

/**
 * The state an instance will be in once its unfinished operations (oldest first) have ended as they should: new
 * wishes are judged by it, so that what was accepted also comes to pass.
 */
export function projectState(
  instance: Pick<InstanceDoc, 'state' | 'autoboot'>,
  unfinished: readonly Work[],
): InstanceState {
  return unfinished.reduce((state, work) => stateAfter(state, work, instance.autoboot), instance.state);
}

function stateAfter(state: InstanceState, work: Work, autoboot: boolean): InstanceState {
  if (work.kind === 'DELETE_INSTANCE') return willBeDropped(work) ? state : 'DELETED';
  if (work.kind === 'CREATE_INSTANCE') return createdState(state, work, autoboot);
  if (state === 'FAILED' || state === 'DELETED' || state === 'UNKNOWN' || willBeDropped(work)) return state;
  switch (work.kind) {
    case 'START_INSTANCE':
      return isTakenBack(work) ? 'STOPPED' : 'RUNNING';
    case 'STOP_INSTANCE':
      return isTakenBack(work) ? 'RUNNING' : 'STOPPED';
    case 'REBOOT_INSTANCE':
      return 'RUNNING';
    case 'UPDATE_INSTANCE':
      return state;
  }
}

function createdState(state: InstanceState, work: Work, autoboot: boolean): InstanceState {
  if (work.cancelReason !== null || isTakenBack(work)) return 'FAILED';
  if (state === 'UNKNOWN') return state;
  return autoboot ? 'RUNNING' : 'STOPPED';
}

/** It will never begin. */
const willBeDropped = (work: Work): boolean => work.state === 'QUEUED' && work.cancelReason !== null;

const isTakenBack = (work: Work): boolean => work.state === 'UNDOING' || work.state === 'STUCK';

/** Whether the operation would still be stopped by a wish to cancel it, and nobody has wished so yet. */
export const isCancelable = ({ kind, state, cancelReason }: Work): boolean =>
  cancelReason === null && (state === 'QUEUED' || (state === 'RUNNING' && kind === 'CREATE_INSTANCE'));
