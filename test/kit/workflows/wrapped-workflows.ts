import { catalogue } from '../../../headnode/workflows/catalogue.ts';
import type { StepContext } from '../../../headnode/workflows/step-context.ts';
import type { Step, Workflow } from '../../../headnode/workflows/workflow.ts';
import type { OperationKind } from '../../../schema/states.ts';

export type Half = (context: StepContext) => Promise<void>;
type Wrap = (half: Half, step: Step, workflow: Workflow) => Half;

/** The catalogue with every half of every step wrapped: to run it twice, fail it, or cut it off. */
export function wrappedWorkflows(wraps: {
  readonly run?: Wrap;
  readonly undo?: Wrap;
}): Readonly<Record<OperationKind, Workflow>> {
  const wrapStep = (step: Step, workflow: Workflow): Step => {
    const run: Half = (context) => step.run(context);
    const undo: Half = async (context) => step.undo?.(context);
    return {
      name: step.name,
      run: wraps.run?.(run, step, workflow) ?? run,
      undo: wraps.undo?.(undo, step, workflow) ?? undo,
    };
  };
  const wrapOne = (workflow: Workflow): Workflow => ({
    ...workflow,
    steps: workflow.steps.map((step) => wrapStep(step, workflow)),
  });
  return {
    CREATE_INSTANCE: wrapOne(catalogue.CREATE_INSTANCE),
    START_INSTANCE: wrapOne(catalogue.START_INSTANCE),
    STOP_INSTANCE: wrapOne(catalogue.STOP_INSTANCE),
    REBOOT_INSTANCE: wrapOne(catalogue.REBOOT_INSTANCE),
    UPDATE_INSTANCE: wrapOne(catalogue.UPDATE_INSTANCE),
    DELETE_INSTANCE: wrapOne(catalogue.DELETE_INSTANCE),
  };
}

/** Does it, and does it again. */
export const twice =
  (half: Half): Half =>
  async (context) => {
    await half(context);
    await half(context);
  };
