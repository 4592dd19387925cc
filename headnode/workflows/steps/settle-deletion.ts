import { isoTime } from '../../../schema/runtime.ts';
import { step } from '../workflow.ts';

/**
 * Gives the reservation back and leaves a record that says DELETED. A node that came back in between may have
 * moved the instance out of DELETING; it is on its way out all the same.
 */
export const settleDeletion = step('settle', {
  run: async ({ instance, instances, placement, clock }) => {
    const { _id: uuid, state } = await instance();
    await placement.release(uuid);
    if (state === 'DELETED') return;
    await instances.move(uuid, 'DELETING');
    await instances.move(uuid, 'DELETED', { deletedAt: isoTime(clock) });
  },
});
