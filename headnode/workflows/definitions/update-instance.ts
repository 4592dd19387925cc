import { updateZone } from '../steps/update-zone.ts';
import { workflow } from '../workflow.ts';

export const updateInstance = workflow('UPDATE_INSTANCE', [updateZone]);
