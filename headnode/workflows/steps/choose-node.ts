import { step } from '../workflow.ts';

/** Gives the instance a compute node with room for it, or ends with NO_CAPACITY. */
export const chooseNode = step('choose-node', {
  run: async ({ instance, nics, placement }) => {
    const { _id: uuid, wantedNics } = await instance();
    const nicTags = await nics.nicTagsOf(wantedNics.map(({ networkUuid }) => networkUuid));
    await placement.place(uuid, nicTags, []);
  },
  undo: ({ operation, placement }) => placement.release(operation.targetUuid),
});
