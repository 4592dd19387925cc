import { requireCaller } from '../../../shared/require-caller.ts';
import type { ComputeLoaders } from '../../loaders.ts';
import { maySee, maySeePackage, seesDatacenter } from '../../policy.ts';
import type { ComputeNodeDoc } from '../../store/compute-nodes.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { OperationDoc } from '../../store/operations.ts';
import type { PackageDoc } from '../../store/packages.ts';
import type { Asker } from '../asker.ts';
import { mayAudit } from './may-audit.ts';

/** A request that can load objects by key. */
export interface LoadingAsker extends Asker {
  readonly loaders: ComputeLoaders;
}

/*
 * Single objects by key, for references from anywhere: whoever holds a key is authorised again, every time.
 * Null: there is none, or the caller may not see it. Each throws PublicError UNAUTHENTICATED without a caller.
 */

export async function loadInstance(asker: LoadingAsker, uuid: string): Promise<InstanceDoc | null> {
  const caller = requireCaller(asker.caller);
  const instance = await asker.loaders.instance.load(uuid);
  return instance && maySee(caller, instance) ? instance : null;
}

export async function loadOperation(asker: LoadingAsker, uuid: string): Promise<OperationDoc | null> {
  const caller = requireCaller(asker.caller);
  const operation = await asker.loaders.operation.load(uuid);
  const loadTarget = (target: string) => asker.loaders.instance.load(target);
  return operation && (await mayAudit(caller, operation, loadTarget)) ? operation : null;
}

export async function loadPackage(asker: LoadingAsker, uuid: string): Promise<PackageDoc | null> {
  const caller = requireCaller(asker.caller);
  const bundle = await asker.loaders.package.load(uuid);
  return bundle && maySeePackage(caller, bundle) ? bundle : null;
}

/** Null for everyone but operators and readers, without a read. */
export async function loadComputeNode(asker: LoadingAsker, uuid: string): Promise<ComputeNodeDoc | null> {
  if (!seesDatacenter(requireCaller(asker.caller))) return null;
  return (await asker.loaders.computeNode.load(uuid)) ?? null;
}
