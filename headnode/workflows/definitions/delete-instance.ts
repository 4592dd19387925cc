import { begin } from '../steps/begin.ts';
import { deleteZone } from '../steps/delete-zone.ts';
import { releaseNics } from '../steps/release-nics.ts';
import { settleDeletion } from '../steps/settle-deletion.ts';
import { workflow } from '../workflow.ts';

/** Has no way back: it goes on until nothing is left. */
export const deleteInstance = workflow(
  'DELETE_INSTANCE',
  [begin('DELETING', 'DELETED'), deleteZone, releaseNics, settleDeletion],
  { neverGivesUp: true },
);
