import type { Reason } from '../../schema/errors.ts';
import type { OperationKind } from '../../schema/states.ts';
import type { StepContext } from './step-context.ts';

/**
 * One part of a workflow, with what takes it back. Promises every step makes, tested over all of them:
 * - both halves may run any number of times, also after having been cut off anywhere: a process may die at any
 *   moment and another goes on;
 * - `undo` may run without `run`, and takes back whatever `run` may have done;
 * - a TerminalError ends the workflow with its reason; everything else that is thrown is tried again.
 */
export interface Step {
  readonly name: string;
  run(context: StepContext): Promise<void>;
  /** Absent: there is nothing to take back. */
  undo?(context: StepContext): Promise<void>;
}

export interface WorkflowTraits {
  /** May be unwound on request while it runs. */
  readonly isCancelable?: boolean;
  /** Tries again for as long as it takes, whatever a step throws: it has no way back, only forward. */
  readonly neverGivesUp?: boolean;
  /** Said once everything is taken back, and when it was cancelled before it began. May run any number of times. */
  unwound?(context: StepContext, reason: Reason): Promise<void>;
}

export interface Workflow extends WorkflowTraits {
  readonly kind: OperationKind;
  readonly steps: readonly Step[];
}

export const step = (name: string, halves: Omit<Step, 'name'>): Step => ({ name, ...halves });

export const workflow = (
  kind: OperationKind,
  steps: readonly Step[],
  traits: WorkflowTraits = {},
): Workflow => ({ kind, steps, ...traits });
