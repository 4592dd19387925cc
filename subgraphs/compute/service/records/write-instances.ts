import {
  commitWithRetry,
  type Patch,
  RevisionConflict,
  type Store,
  UniqueViolation,
  update,
} from '../../../store/port.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { commitCounted, countedStore } from '../usage/commit-counted.ts';
import { inPieces } from './in-pieces.ts';

export interface InstanceWrite {
  readonly before: InstanceDoc;
  readonly change: Patch<InstanceDoc>;
}

const writesPerCommit = 100;

/**
 * Writes many instances, up to a hundred in one commit. When somebody else was faster with one of them, or a name
 * is taken, each is read, decided again and written for itself. Resolves to what was written.
 * @param decideAgain what to write to the instance as it stands now; `undefined`: nothing any more
 */
export async function writeInstances(
  store: Store,
  writes: readonly InstanceWrite[],
  decideAgain: (instanceUuid: string) => Promise<InstanceWrite | undefined>,
): Promise<readonly InstanceWrite[]> {
  const written: InstanceWrite[] = [];
  for (const piece of inPieces(writes, writesPerCommit)) {
    try {
      await commitCounted(
        store,
        piece.map(({ before, change }) => update(instances, before, change)),
      );
      written.push(...piece);
    } catch (error) {
      if (!(error instanceof RevisionConflict || error instanceof UniqueViolation)) throw error;
      for (const { before } of piece) written.push(...(await writeAlone(store, before._id, decideAgain)));
    }
  }
  return written;
}

/** A violated unique index is passed over: the instance stays as it is until its name is free again. */
async function writeAlone(
  store: Store,
  instanceUuid: string,
  decideAgain: (instanceUuid: string) => Promise<InstanceWrite | undefined>,
): Promise<readonly InstanceWrite[]> {
  try {
    const written = await commitWithRetry(countedStore(store), async () => {
      const write = await decideAgain(instanceUuid);
      return write && { changes: [update(instances, write.before, write.change)], value: write };
    });
    return written ? [written] : [];
  } catch (error) {
    if (error instanceof UniqueViolation) return [];
    throw error;
  }
}
