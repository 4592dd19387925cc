import { isAbsent } from '../node-work/is-absent.ts';
import { onNode } from '../node-work/on-node.ts';
import { step } from '../workflow.ts';

/**
 * Removes the zone, however long its node stays silent. That it is gone is believed after two tasks, one after
 * the other, in each of which the node has looked and found none: the second look is independent of the first
 * (another task, so not answered from the agent's journal) and would remove what a late message had made again.
 */
export const deleteZone = step('delete-zone', {
  run: async (context) => {
    const { _id: uuid, nodeUuid } = await context.instance();
    if (nodeUuid === null) return;
    for (const part of ['remove', 'confirm']) {
      await onNode(context, {
        nodeUuid,
        kind: 'instance.delete',
        payload: { uuid },
        part,
        isWanted: isAbsent,
        whenSilent: 'wait',
      });
    }
  },
});
