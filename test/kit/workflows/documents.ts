import { randomUUID } from 'node:crypto';
import type { OperationKind } from '../../../schema/states.ts';
import { workflowSteps } from '../../../schema/workflows.ts';
import type { ComputeNodeDoc } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { type InstanceDoc, tagKeysOf } from '../../../subgraphs/compute/store/instances.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import type { NewDoc } from '../../../subgraphs/store/port.ts';

const zero = { ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 };
const tags = [{ name: 'role', value: 'web' }];

/** A compute node that runs and has room. */
export const newNode = (wanted: Partial<NewDoc<ComputeNodeDoc>> = {}): NewDoc<ComputeNodeDoc> => {
  const _id = wanted._id ?? randomUUID();
  return {
    _id,
    hostname: `cn-${_id.slice(0, 8)}`,
    status: 'RUNNING',
    isReservedForOperator: false,
    facts: {
      hostname: `cn-${_id.slice(0, 8)}`,
      host: 'sim',
      platform: '20261122T000000Z',
      agentVersion: '1.0.0',
      ramMiB: 65_536,
      diskGiB: 2_048,
      cpus: 32,
      brands: ['JOYENT', 'LX', 'BHYVE'],
      nicTags: ['external', 'internal'],
    },
    capacity: { ramMiB: 55_000, diskGiB: 1_900, cpuPercent: 12_800, instances: 224 },
    reserved: zero,
    publicKey: 'none',
    lastHeartbeatAt: null,
    ...wanted,
  };
};

/** A small zone as it is when it was just admitted. */
export const newInstance = (wanted: Partial<NewDoc<InstanceDoc>> = {}): NewDoc<InstanceDoc> => {
  const _id = wanted._id ?? randomUUID();
  return {
    _id,
    accountUuid: randomUUID(),
    name: `web-${_id.slice(0, 8)}`,
    holdsName: true,
    brand: 'JOYENT',
    state: 'PROVISIONING',
    failure: null,
    imageUuid: randomUUID(),
    packageUuid: randomUUID(),
    nodeUuid: null,
    ramMiB: 256,
    quotaGiB: 10,
    vcpus: null,
    cpuCapPercent: 100,
    maxLwps: 1_000,
    tags,
    tagKeys: tagKeysOf(tags),
    metadata: [{ key: 'greeting', value: 'hello' }],
    affinity: [],
    autoboot: true,
    deletionProtection: false,
    wantedNics: [{ networkUuid: randomUUID(), ipv4Address: null, isPrimary: true }],
    observed: null,
    operationCount: 1,
    idempotencyKey: null,
    hasIdempotencyKey: false,
    idempotencyHash: null,
    deletedAt: null,
    ...wanted,
  };
};

/** An operation as the compute subgraph admits it. */
export const newOperation = (
  kind: OperationKind,
  target: Pick<InstanceDoc, '_id' | 'accountUuid'>,
  targetSequence: number,
): NewDoc<OperationDoc> => ({
  _id: randomUUID(),
  kind,
  state: 'QUEUED',
  isUnfinished: true,
  accountUuid: target.accountUuid,
  targetUuid: target._id,
  targetSequence,
  steps: workflowSteps[kind].map((name) => ({
    name,
    state: 'PENDING',
    attempts: 0,
    startedAt: null,
    finishedAt: null,
    error: null,
  })),
  cancelReason: null,
  error: null,
  startedAt: null,
  finishedAt: null,
  owner: null,
  notBefore: null,
  requestedBy: 'test',
  requestId: 'test',
});
