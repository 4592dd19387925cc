import type DataLoader from 'dataloader';
import { loadById } from '../shared/load-by-id.ts';
import type { Store } from '../store/port.ts';
import { type ComputeNodeDoc, computeNodes } from './store/compute-nodes.ts';
import { type InstanceDoc, instances } from './store/instances.ts';
import { type OperationDoc, operations } from './store/operations.ts';
import { type PackageDoc, packages } from './store/packages.ts';

/**
 * One read per collection and turn, however many objects ask. They load what is there; whether the caller may see
 * it is decided by the services. They live as long as one request and so never serve two callers.
 */
export interface ComputeLoaders {
  readonly instance: DataLoader<string, InstanceDoc | undefined>;
  readonly package: DataLoader<string, PackageDoc | undefined>;
  readonly computeNode: DataLoader<string, ComputeNodeDoc | undefined>;
  readonly operation: DataLoader<string, OperationDoc | undefined>;
}

export const computeLoaders = (store: Store): ComputeLoaders => ({
  instance: loadById(store.collection(instances)),
  package: loadById(store.collection(packages)),
  computeNode: loadById(store.collection(computeNodes)),
  operation: loadById(store.collection(operations)),
});
