import type { Caller } from '../../../../schema/caller.ts';
import { may } from '../../../shared/policy/may.ts';
import { isUnconfined, mayWith } from '../../policy.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { OperationDoc } from '../../store/operations.ts';

/**
 * Whether the caller may see an operation: what was done to an instance is judged by the instance. It is loaded
 * only for callers in roles; for all others the account decides.
 */
export async function mayAudit(
  caller: Caller,
  { accountUuid, targetUuid }: OperationDoc,
  loadTarget: (uuid: string) => Promise<InstanceDoc | undefined>,
): Promise<boolean> {
  if (isUnconfined(caller) || accountUuid !== caller.accountUuid) {
    return may(caller, 'machineaudit', { ownerUuid: accountUuid, collection: 'INSTANCES' });
  }
  const target = await loadTarget(targetUuid);
  return target !== undefined && mayWith(caller, 'machineaudit', target);
}
