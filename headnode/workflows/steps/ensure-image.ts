import { TerminalError } from '../../../schema/errors.ts';
import { onNode } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { step } from '../workflow.ts';

/** Brings the image and what it is made from to the node, base first. Images stay: others will want them. */
export const ensureImage = step('ensure-image', {
  run: async (context) => {
    const instance = await context.instance();
    const nodeUuid = placeOf(instance);
    const chain = await context.images.specsFor(instance.imageUuid);
    if (!chain) throw new TerminalError('IMAGE_UNAVAILABLE');
    for (const image of chain) {
      const payload = { image };
      await onNode(context, {
        nodeUuid,
        kind: 'image.ensure',
        payload,
        part: image.uuid,
        whenSilent: 'fail',
      });
    }
  },
});
