/**
 * The states things may be in and the only transitions between them (law L6). Whoever writes a state asks
 * `isLegalInstanceTransition` first; an illegal one is a bug and is refused by the write.
 */
export const instanceStates = [
  'PROVISIONING',
  'STARTING',
  'RUNNING',
  'STOPPING',
  'STOPPED',
  'REBOOTING',
  'DELETING',
  'DELETED',
  'FAILED',
  'UNKNOWN',
] as const;
export type InstanceState = (typeof instanceStates)[number];

/** UNKNOWN is what we say while an instance's compute node is silent; anything may follow it but PROVISIONING. */
const instanceTransitions: Readonly<Record<InstanceState, readonly InstanceState[]>> = {
  PROVISIONING: ['RUNNING', 'STOPPED', 'FAILED', 'DELETING', 'UNKNOWN'],
  STARTING: ['RUNNING', 'STOPPED', 'FAILED', 'DELETING', 'UNKNOWN'],
  RUNNING: ['STOPPING', 'STOPPED', 'REBOOTING', 'DELETING', 'FAILED', 'UNKNOWN'],
  STOPPING: ['STOPPED', 'RUNNING', 'FAILED', 'DELETING', 'UNKNOWN'],
  STOPPED: ['STARTING', 'RUNNING', 'DELETING', 'FAILED', 'UNKNOWN'],
  REBOOTING: ['RUNNING', 'STOPPED', 'FAILED', 'DELETING', 'UNKNOWN'],
  DELETING: ['DELETED', 'FAILED', 'RUNNING', 'STOPPED', 'UNKNOWN'],
  DELETED: [],
  FAILED: ['DELETING', 'RUNNING', 'STOPPED', 'UNKNOWN'],
  UNKNOWN: ['STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'REBOOTING', 'DELETING', 'DELETED', 'FAILED'],
};

export const isLegalInstanceTransition = (from: InstanceState, to: InstanceState): boolean =>
  from === to || instanceTransitions[from].includes(to);

export const operationStates = [
  'QUEUED',
  'RUNNING',
  'UNDOING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
  'STUCK',
] as const;
export type OperationState = (typeof operationStates)[number];

/** STUCK is not final: an undo could not finish; it is retried slowly and by hand, and blocks only its own instance. */
const operationTransitions: Readonly<Record<OperationState, readonly OperationState[]>> = {
  QUEUED: ['RUNNING', 'CANCELED', 'FAILED'],
  RUNNING: ['SUCCEEDED', 'UNDOING', 'FAILED', 'CANCELED'],
  UNDOING: ['FAILED', 'CANCELED', 'STUCK'],
  STUCK: ['UNDOING', 'FAILED', 'CANCELED'],
  SUCCEEDED: [],
  FAILED: [],
  CANCELED: [],
};

export const isLegalOperationTransition = (from: OperationState, to: OperationState): boolean =>
  from === to || operationTransitions[from].includes(to);

export const finalOperationStates: readonly OperationState[] = ['SUCCEEDED', 'FAILED', 'CANCELED'];
export const isFinalOperationState = (state: OperationState): boolean => finalOperationStates.includes(state);

export const stepStates = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'UNDOING', 'UNDONE'] as const;
export type StepState = (typeof stepStates)[number];

export const operationKinds = [
  'CREATE_INSTANCE',
  'START_INSTANCE',
  'STOP_INSTANCE',
  'REBOOT_INSTANCE',
  'UPDATE_INSTANCE',
  'DELETE_INSTANCE',
] as const;
export type OperationKind = (typeof operationKinds)[number];

export const computeNodeStatuses = ['RUNNING', 'UNKNOWN'] as const;
export type ComputeNodeStatus = (typeof computeNodeStatuses)[number];

export const instanceBrands = ['JOYENT', 'JOYENT_MINIMAL', 'LX', 'KVM', 'BHYVE'] as const;
export type InstanceBrand = (typeof instanceBrands)[number];

/** Brands that run a hardware guest (and take zvol images). */
export const hardwareBrands: readonly InstanceBrand[] = ['KVM', 'BHYVE'];
export const isHardwareBrand = (brand: InstanceBrand): boolean => hardwareBrands.includes(brand);
