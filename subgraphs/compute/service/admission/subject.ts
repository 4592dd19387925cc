import { limits } from '../../../../schema/limits.ts';
import type { Store } from '../../../store/port.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';

/** An instance and its operations that have not ended, oldest first, as they stood together. */
export interface Subject {
  readonly instance: InstanceDoc;
  readonly unfinished: readonly OperationDoc[];
}

/** A deletion is admitted beyond the bound. */
const mostUnfinished = limits.instance.waitingOperations + 1;

/**
 * Every admission writes the instance: when it is the same before and after the operations were read, none was
 * admitted in between, and the two belong together. `undefined`: there is no such instance.
 */
export async function readSubject(store: Store, uuid: string): Promise<Subject | undefined> {
  const collection = store.collection(instances);
  let before = await collection.get(uuid);
  for (;;) {
    const unfinished = await store.collection(operations).find({
      filter: { where: { targetUuid: uuid, isUnfinished: true } },
      orderBy: [{ path: 'targetSequence', direction: 'asc' }],
      limit: mostUnfinished,
    });
    const instance = await collection.get(uuid);
    if (!instance) return undefined;
    if (instance.revision === before?.revision) return { instance, unfinished };
    before = instance;
  }
}
