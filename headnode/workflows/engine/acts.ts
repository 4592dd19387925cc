import { type Reason, reason } from '../../../schema/errors.ts';
import { isFinalOperationState } from '../../../schema/states.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import type { WorkflowTraits } from '../workflow.ts';

/** What is to be done next with an operation, by nothing but its record. */
export type Act =
  /** Cancelled before it began. */
  | { readonly kind: 'abandon'; readonly reason: Reason }
  /** `isLogged`: the record says already that this try is under way. */
  | { readonly kind: 'run' | 'undo'; readonly index: number; readonly isLogged: boolean }
  | { readonly kind: 'unwind'; readonly reason: Reason }
  /** Everything is done. */
  | { readonly kind: 'succeed' }
  /** Everything is taken back. */
  | { readonly kind: 'close'; readonly reason: Reason }
  | { readonly kind: 'rest' };

/** The whole of the engine's decisions: a record always leads to the same act, whoever resumes it. */
export function chooseAct(operation: OperationDoc, { isCancelable }: WorkflowTraits): Act {
  const { state, cancelReason, error } = operation;
  if (isFinalOperationState(state)) return { kind: 'rest' };
  if (state === 'QUEUED')
    return cancelReason ? { kind: 'abandon', reason: cancelReason } : nextRun(operation);
  if (state !== 'RUNNING') return nextUndo(operation, error ?? reason('INTERNAL'));
  return cancelReason && isCancelable ? { kind: 'unwind', reason: cancelReason } : nextRun(operation);
}

function nextRun(operation: OperationDoc): Act {
  const index = operation.steps.findIndex(({ state }) => state !== 'SUCCEEDED');
  if (index === -1) return { kind: 'succeed' };
  return { kind: 'run', index, isLogged: isUnderWay(operation, index, 'RUNNING') };
}

/** Last first; the step that failed or was cut off is among them, since it may have done its work all the same. */
function nextUndo(operation: OperationDoc, error: Reason): Act {
  const index = operation.steps.findLastIndex(({ state }) => state !== 'PENDING' && state !== 'UNDONE');
  if (index === -1) return { kind: 'close', reason: error };
  return { kind: 'undo', index, isLogged: isUnderWay(operation, index, 'UNDOING') };
}

/** A try that has failed leaves `notBefore` behind until the next one begins. */
const isUnderWay = (operation: OperationDoc, index: number, state: 'RUNNING' | 'UNDOING'): boolean =>
  operation.steps[index]?.state === state && operation.notBefore === null;
