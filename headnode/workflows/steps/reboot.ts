import type { TaskPayload } from '../../../schema/tasks.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import { onNode, taskIdOf, withdrawRun } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { shutdownTimeoutMs } from '../node-work/task-limits.ts';
import type { StepContext } from '../step-context.ts';
import { step } from '../workflow.ts';

/** Restarts the zone once: every try counts boots from where the first one began. */
export const reboot = step('reboot', {
  run: async (context) => {
    const instance = await context.instance();
    const bootsBefore = await bootsBeforeFirstTry(context, instance);
    await onNode(context, {
      nodeUuid: placeOf(instance),
      kind: 'instance.reboot',
      payload: { uuid: instance._id, timeoutMs: shutdownTimeoutMs, bootsBefore },
      isWanted: (seen) => seen?.exists === true && seen.state === 'RUNNING' && seen.boots > bootsBefore,
      whenSilent: 'fail',
    });
  },
  undo: withdrawRun,
});

async function bootsBeforeFirstTry(context: StepContext, { observed }: InstanceDoc): Promise<number> {
  const first = await context.tasks.get(taskIdOf({ ...context, attempt: 1 }));
  // The task of that id was made here, with this kind of payload.
  const payload = first?.payload as TaskPayload<'instance.reboot'> | undefined;
  return payload?.bootsBefore ?? observed?.boots ?? 0;
}
