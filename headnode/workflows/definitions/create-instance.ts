import { failInstance } from '../node-work/settle-instance.ts';
import { boot } from '../steps/boot.ts';
import { chooseNode } from '../steps/choose-node.ts';
import { createZone } from '../steps/create-zone.ts';
import { ensureImage } from '../steps/ensure-image.ts';
import { reserveNics } from '../steps/reserve-nics.ts';
import { settle } from '../steps/settle.ts';
import { workflow } from '../workflow.ts';

/** Unwound, it leaves the record alone: FAILED, with the reason, and no NIC, address, zone or reservation (law L15). */
export const createInstance = workflow(
  'CREATE_INSTANCE',
  [chooseNode, reserveNics, ensureImage, createZone, boot(({ autoboot }) => autoboot), settle],
  { isCancelable: true, unwound: failInstance },
);
