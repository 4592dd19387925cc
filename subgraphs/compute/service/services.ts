import type { ChangeHub } from '../../shared/changes/change-hub.ts';
import { InstanceDesk } from './admission/instance-desk.ts';
import type { ServiceDeps } from './deps.ts';
import { ComputeNodeReads } from './reading/compute-node-reads.ts';
import { InstanceReads } from './reading/instance-reads.ts';
import { OperationReads } from './reading/operation-reads.ts';
import { PackageReads } from './reading/package-reads.ts';

/** What the resolvers call: one object each for reading, the desk for changes, the hub for streams. */
export interface ComputeServices {
  readonly deps: ServiceDeps;
  readonly instances: InstanceReads;
  readonly packages: PackageReads;
  readonly computeNodes: ComputeNodeReads;
  readonly operations: OperationReads;
  readonly desk: InstanceDesk;
  readonly hub: ChangeHub;
}

export const computeServices = (deps: ServiceDeps, hub: ChangeHub): ComputeServices => ({
  deps,
  instances: new InstanceReads(deps),
  packages: new PackageReads(deps),
  computeNodes: new ComputeNodeReads(deps),
  operations: new OperationReads(deps),
  desk: new InstanceDesk(deps),
  hub,
});
