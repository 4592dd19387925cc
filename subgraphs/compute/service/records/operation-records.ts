import type { Clock, Logger } from '../../../../schema/runtime.ts';
import { isFinalOperationState, isLegalOperationTransition } from '../../../../schema/states.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import type { ChangeEvent, Store } from '../../../store/port.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';
import { writeChanged } from './change-document.ts';
import { followChanges } from './follow-changes.ts';
import { IllegalTransition } from './illegal-transition.ts';
import type { OperationRecords } from './interfaces.ts';
import { oldestFirst } from './oldest-first.ts';

export interface OpenOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type OpenOperationRecords = OperationRecords & { close(): Promise<void> };

/** The operations' records for the headnode. Follows the change feed until closed: close before the store. */
export async function openOperationRecords(options: OpenOptions): Promise<OpenOperationRecords> {
  const { store } = options;
  const collection = store.collection(operations);
  const listeners = new Set<(operation?: OperationDoc) => void>();
  const wakeAll = (operation?: OperationDoc): void => {
    for (const wake of listeners) wake(operation);
  };
  const following = await followChanges({
    ...options,
    collection: operations.name,
    onChange: (event) => {
      const operation = admittedBy(event);
      if (operation) wakeAll(operation);
    },
    onGap: () => wakeAll(),
  });
  return {
    get: (id) => collection.get(id),
    unfinished: async () => oldestFirst(await allDocuments(collection, { where: { isUnfinished: true } })),
    save: async (operation, change) => {
      const state = change.state ?? operation.state;
      if (!isLegalOperationTransition(operation.state, state)) {
        throw new IllegalTransition(operation._id, operation.state, state);
      }
      return writeChanged(store, operations, operation, {
        ...change,
        isUnfinished: !isFinalOperationState(state),
      });
    },
    onAdmitted: (wake) => {
      const listener = (operation?: OperationDoc): void => wake(operation);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => following.stop(),
  };
}

/** The operation, when the change is its admission or the request to stop it. */
function admittedBy({ before, after }: ChangeEvent): OperationDoc | undefined {
  // Only operations are followed.
  const [was, is] = [before as OperationDoc | undefined, after as OperationDoc | undefined];
  if (!is?.isUnfinished) return undefined;
  return !was || (is.cancelReason && !was.cancelReason) ? is : undefined;
}
