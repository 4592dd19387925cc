import type { OperationKind } from './states.ts';

/**
 * The steps of every kind of operation, in order: what a client sees in `Operation.steps` from the moment it is
 * admitted. The headnode's workflows implement exactly these names; a test holds the two together.
 */
export const workflowSteps = {
  CREATE_INSTANCE: ['choose-node', 'reserve-nics', 'ensure-image', 'create-zone', 'boot', 'settle'],
  START_INSTANCE: ['begin', 'boot', 'settle'],
  STOP_INSTANCE: ['begin', 'halt', 'settle'],
  REBOOT_INSTANCE: ['begin', 'reboot', 'settle'],
  UPDATE_INSTANCE: ['update-zone'],
  DELETE_INSTANCE: ['begin', 'delete-zone', 'release-nics', 'settle'],
} as const satisfies Record<OperationKind, readonly string[]>;
