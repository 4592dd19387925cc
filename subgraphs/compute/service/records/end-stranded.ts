import { reason } from '../../../../schema/errors.ts';
import { type Clock, isoTime } from '../../../../schema/runtime.ts';
import { type Patch, RevisionConflict, type Store, update } from '../../../store/port.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { commitCounted } from '../usage/commit-counted.ts';

/**
 * Ends an instance that nothing will ever move on, exactly as it was read: when anybody has written it since – an
 * operation was admitted, a node has spoken – nothing happens. Resolves to whether it was ended.
 */
export async function endStranded(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  record: InstanceDoc,
  state: 'FAILED' | 'DELETED',
): Promise<boolean> {
  const ended: Patch<InstanceDoc> =
    state === 'FAILED' ? { failure: reason('INTERNAL') } : { deletedAt: isoTime(clock) };
  try {
    await commitCounted(store, [update(instances, record, { ...ended, state, holdsName: false })]);
    return true;
  } catch (error) {
    if (error instanceof RevisionConflict) return false;
    throw error;
  }
}
