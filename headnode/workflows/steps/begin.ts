import { reason, TerminalError } from '../../../schema/errors.ts';
import { type InstanceState, isLegalInstanceTransition } from '../../../schema/states.ts';
import { failInstance, settleInstance } from '../node-work/settle-instance.ts';
import type { StepContext } from '../step-context.ts';
import { type Step, step } from '../workflow.ts';

/**
 * Shows what is being done to the instance. One that is in state `goal` already stays there, and the steps that
 * follow find nothing to do. Taken back, the instance is in the state its node last saw.
 */
export const begin = (transient: InstanceState, goal?: InstanceState): Step =>
  step('begin', {
    run: async ({ instance, instances }) => {
      const { _id: uuid, state } = await instance();
      if (state === goal) return;
      if (!isLegalInstanceTransition(state, transient)) {
        throw new TerminalError('INVALID_STATE', `Not possible while the instance is ${state}.`);
      }
      await instances.move(uuid, transient);
    },
    undo: async (context) => {
      const { _id: uuid, state, nodeUuid } = await context.instance();
      if (state !== transient) return;
      if (await isSilent(context, nodeUuid)) await context.instances.move(uuid, 'UNKNOWN');
      else if (!(await settleInstance(context))) {
        await failInstance(context, context.operation.error ?? reason('INTERNAL'));
      }
    },
  });

const isSilent = async ({ nodes }: StepContext, nodeUuid: string | null): Promise<boolean> =>
  nodeUuid !== null && (await nodes.get(nodeUuid))?.status === 'UNKNOWN';
