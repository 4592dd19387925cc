import type { OperationKind } from '../../schema/states.ts';
import { createInstance } from './definitions/create-instance.ts';
import { deleteInstance } from './definitions/delete-instance.ts';
import { rebootInstance } from './definitions/reboot-instance.ts';
import { startInstance } from './definitions/start-instance.ts';
import { stopInstance } from './definitions/stop-instance.ts';
import { updateInstance } from './definitions/update-instance.ts';
import type { Workflow } from './workflow.ts';

/** How each kind of operation is done. */
export const catalogue = {
  CREATE_INSTANCE: createInstance,
  START_INSTANCE: startInstance,
  STOP_INSTANCE: stopInstance,
  REBOOT_INSTANCE: rebootInstance,
  UPDATE_INSTANCE: updateInstance,
  DELETE_INSTANCE: deleteInstance,
} as const satisfies Record<OperationKind, Workflow>;
