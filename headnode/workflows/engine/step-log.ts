import type { Reason } from '../../../schema/errors.ts';
import type { OperationProgress } from '../../../subgraphs/compute/service/records/interfaces.ts';
import type { OperationDoc, StepRecord } from '../../../subgraphs/compute/store/operations.ts';
import type { WorkflowTraits } from '../workflow.ts';
import { chooseAct } from './acts.ts';

/**
 * The entries of an operation's log, as changes of its record. Pure; `at` is an ISO time. The entry behind one step
 * and the entry before the next are one write.
 */
const withStep = (
  { steps }: OperationDoc,
  index: number,
  change: (step: StepRecord) => Partial<StepRecord>,
): readonly StepRecord[] => steps.map((step, at) => (at === index ? { ...step, ...change(step) } : step));

/** A try of the step is under way. */
export const runBegun = (operation: OperationDoc, index: number, at: string): OperationProgress => ({
  state: 'RUNNING',
  startedAt: operation.startedAt ?? at,
  notBefore: null,
  steps: withStep(operation, index, ({ attempts, startedAt }) => ({
    state: 'RUNNING',
    attempts: attempts + 1,
    startedAt: startedAt ?? at,
  })),
});

/** A try to take the step back is under way. A STUCK operation stays STUCK until one succeeds. */
export const undoBegun = (operation: OperationDoc, index: number): OperationProgress => ({
  notBefore: null,
  steps: withStep(operation, index, ({ undoAttempts = 0 }) => ({
    state: 'UNDOING',
    undoAttempts: undoAttempts + 1,
  })),
});

export const succeeded = (operation: OperationDoc, index: number, at: string): OperationProgress => ({
  steps: withStep(operation, index, () => ({ state: 'SUCCEEDED', finishedAt: at })),
});

export const undone = (operation: OperationDoc, index: number, at: string): OperationProgress => ({
  state: 'UNDOING',
  steps: withStep(operation, index, () => ({ state: 'UNDONE', finishedAt: at })),
});

/** The try has failed; the same half is tried again from `notBefore` on. */
export const triedInVain = (
  operation: OperationDoc,
  index: number,
  error: Reason,
  notBefore: string,
): OperationProgress => ({ notBefore, steps: withStep(operation, index, () => ({ error })) });

/** The step has failed for good: what was done is taken back. */
export const failed = (
  operation: OperationDoc,
  index: number,
  error: Reason,
  at: string,
): OperationProgress => ({
  ...unwinding(error),
  steps: withStep(operation, index, () => ({ state: 'FAILED', finishedAt: at, error })),
});

export const unwinding = (error: Reason): OperationProgress => ({ state: 'UNDOING', notBefore: null, error });

/** Nothing is left of it. Whoever wanted it to end so sees CANCELED. */
export const closed = (error: Reason, at: string): OperationProgress => ({
  state: error.code === 'CANCELED' || error.code === 'SUPERSEDED' ? 'CANCELED' : 'FAILED',
  error,
  notBefore: null,
  finishedAt: at,
});

/** An entry together with the one that follows it at once: the next step's beginning, or the end. */
export interface LongEntry {
  readonly entry: OperationProgress;
  /** The half that is begun by it. */
  readonly begins?: { readonly half: 'run' | 'undo'; readonly index: number };
}

export function withNext(
  operation: OperationDoc,
  entry: OperationProgress,
  traits: WorkflowTraits,
  at: string,
): LongEntry {
  const after: OperationDoc = { ...operation, ...entry };
  const act = chooseAct(after, traits);
  if (act.kind === 'succeed') return { entry: { ...entry, state: 'SUCCEEDED', finishedAt: at } };
  if (!(act.kind === 'run' || act.kind === 'undo') || act.isLogged) return { entry };
  const { kind: half, index } = act;
  const begun = half === 'run' ? runBegun(after, index, at) : undoBegun(after, index);
  return { entry: { ...entry, ...begun }, begins: { half, index } };
}
