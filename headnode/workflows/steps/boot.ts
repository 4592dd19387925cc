import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import { onNode, withdrawRun } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { type Step, step } from '../workflow.ts';

/** Boots the zone where that is wanted. A guest that has booted and ended since by itself has been booted. */
export const boot = (isWanted: (instance: InstanceDoc) => boolean): Step =>
  step('boot', {
    run: async (context) => {
      const instance = await context.instance();
      if (!isWanted(instance)) return;
      const bootsBefore = instance.observed?.boots ?? 0;
      await onNode(context, {
        nodeUuid: placeOf(instance),
        kind: 'instance.start',
        payload: { uuid: instance._id },
        isWanted: (seen) => seen?.exists === true && (seen.state === 'RUNNING' || seen.boots > bootsBefore),
        whenSilent: 'fail',
      });
    },
    undo: withdrawRun,
  });
