import { step } from '../workflow.ts';

/** Removes the NICs and frees their addresses: the zone that used them is gone. */
export const releaseNics = step('release-nics', {
  run: ({ operation, nics }) => nics.releaseNics(operation.targetUuid),
});
