import { RevisionConflict, remove, type Store } from '../../../store/port.ts';
import { tasks } from '../../store/tasks.ts';

const perCommit = 500;

/** Removes tasks that ended before `before` (ISO time), a batch at a time. Resolves to how many. */
export async function removeFinishedTasks(store: Store, before: string): Promise<number> {
  const filter = { where: { isUnfinished: false, updatedAt: { lt: before } } };
  for (let removed = 0; ; ) {
    const batch = await store.collection(tasks).find({ filter, limit: perCommit });
    if (batch.length === 0) return removed;
    try {
      await store.commit(batch.map((task) => remove(tasks, task)));
      removed += batch.length;
    } catch (error) {
      // Another headnode is at it: what is left is found by the next run.
      if (error instanceof RevisionConflict) return removed;
      throw error;
    }
  }
}
