import { TerminalError } from '../../../schema/errors.ts';
import { onNode } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { step } from '../workflow.ts';

/**
 * Tells the zone its name, autoboot, tags and metadata as they are recorded now. A silent node is waited for: the
 * record has changed already, and the zone must follow it.
 */
export const updateZone = step('update-zone', {
  run: async (context) => {
    const instance = await context.instance();
    if (instance.state === 'DELETED' || instance.state === 'FAILED') throw new TerminalError('INVALID_STATE');
    const { _id: uuid, name, autoboot, tags, metadata } = instance;
    await onNode(context, {
      nodeUuid: placeOf(instance),
      kind: 'instance.update',
      payload: { uuid, name, autoboot, tags: [...tags], metadata: [...metadata] },
      whenSilent: 'wait',
    });
  },
});
