import { onNode, withdrawRun } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { shutdownTimeoutMs } from '../node-work/task-limits.ts';
import { step } from '../workflow.ts';

/** Shuts the zone down; a guest that does not follow in time is halted. */
export const halt = step('halt', {
  run: async (context) => {
    const instance = await context.instance();
    if (instance.state === 'STOPPED') return;
    await onNode(context, {
      nodeUuid: placeOf(instance),
      kind: 'instance.stop',
      payload: { uuid: instance._id, timeoutMs: shutdownTimeoutMs },
      isWanted: (seen) => seen?.exists === true && seen.state === 'STOPPED',
      whenSilent: 'fail',
    });
  },
  undo: withdrawRun,
});
