import { step } from '../workflow.ts';

/** Makes the NICs and takes their addresses. */
export const reserveNics = step('reserve-nics', {
  run: async ({ instance, nics }) => {
    const { _id: instanceUuid, accountUuid, wantedNics: wanted } = await instance();
    await nics.ensureNics({ instanceUuid, accountUuid, wanted });
  },
  undo: ({ operation, nics }) => nics.releaseNics(operation.targetUuid),
});
