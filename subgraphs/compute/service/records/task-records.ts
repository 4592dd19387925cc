import { allDocuments } from '../../../shared/all-documents.ts';
import { insert, type Patch, RevisionConflict, UniqueViolation } from '../../../store/port.ts';
import { type TaskDoc, tasks } from '../../store/tasks.ts';
import { changeDocument, writeChanged } from './change-document.ts';
import { followChanges } from './follow-changes.ts';
import type { NewTask, TaskRecords } from './interfaces.ts';
import { oldestFirst } from './oldest-first.ts';
import type { OpenOptions } from './operation-records.ts';

export type OpenTaskRecords = TaskRecords & { close(): Promise<void> };

/** The node tasks' records for the headnode. Follows the change feed until closed: close before the store. */
export async function openTaskRecords(options: OpenOptions): Promise<OpenTaskRecords> {
  const { store } = options;
  const collection = store.collection(tasks);
  const listeners = new Set<(task: TaskDoc) => void>();
  const following = await followChanges({
    ...options,
    collection: tasks.name,
    onChange: ({ after }) => {
      // Only tasks are followed.
      if (after) for (const listener of listeners) listener(after as TaskDoc);
    },
    // Whoever waits for a task looks at it again by itself now and then.
    onGap: () => undefined,
  });

  /** @throws RevisionConflict when somebody answers at the same moment */
  const answer = async (task: TaskDoc, outcome: Pick<TaskDoc, 'failure' | 'observed'>): Promise<boolean> => {
    if (!task.isUnfinished) return false;
    const state = outcome.failure ? 'FAILED' : 'DONE';
    await writeChanged(store, tasks, task, { ...outcome, state, isUnfinished: false });
    return true;
  };

  const ensure = async (wanted: NewTask): Promise<TaskDoc> => {
    const known = await collection.get(wanted.id);
    if (known) return known;
    try {
      const [made] = await store.commit([insert(tasks, newTask(wanted))]);
      // The store answers the documents as written, in order.
      return made as TaskDoc;
    } catch (error) {
      if (error instanceof UniqueViolation) return ensure(wanted);
      throw error;
    }
  };

  return {
    ensure,
    get: (id) => collection.get(id),
    unfinishedOf: async (nodeUuid) =>
      oldestFirst(await allDocuments(collection, { where: { nodeUuid, isUnfinished: true } })),
    finish: async (nodeUuid, taskId, outcome) => {
      for (;;) {
        const task = await collection.get(taskId);
        if (task?.nodeUuid !== nodeUuid) return false;
        try {
          return await answer(task, outcome);
        } catch (error) {
          if (!(error instanceof RevisionConflict)) throw error;
        }
      }
    },
    withdraw: async (taskIds) => {
      for (const id of taskIds) {
        await changeDocument(
          store,
          tasks,
          id,
          (task): Patch<TaskDoc> => (task.isUnfinished ? { state: 'WITHDRAWN', isUnfinished: false } : {}),
        );
      }
    },
    onChange: (listener) => {
      const own = (task: TaskDoc): void => listener(task);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    close: () => following.stop(),
  };
}

const newTask = ({ id, ...task }: NewTask) => ({
  _id: id,
  ...task,
  state: 'WAITING' as const,
  isUnfinished: true,
  failure: null,
  observed: null,
});
