import type { InstanceState } from '../../../../schema/states.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import type { Store } from '../../../store/port.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { operations } from '../../store/operations.ts';
import { inPieces } from './in-pieces.ts';

const uuidsPerRead = 200;

/** Questions about many instances at once, for placement and the reconcilers. Reads only. */
export interface InstanceCensus {
  /** The account's instances that sit on a compute node and are neither DELETED nor FAILED. */
  placedOf(accountUuid: string): Promise<readonly InstanceDoc[]>;
  onNode(nodeUuid: string, states?: readonly InstanceState[]): Promise<readonly InstanceDoc[]>;
  inStates(states: readonly InstanceState[]): Promise<readonly InstanceDoc[]>;
  /** Those of the given that exist, by uuid. */
  among(uuids: readonly string[]): Promise<ReadonlyMap<string, InstanceDoc>>;
  /** Those of the given with an operation that has not ended. */
  busyAmong(uuids: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * The order of reading matters to whoever writes afterwards: instances first, then `busyAmong`. Admitting an
 * operation writes the instance, so one admitted in between makes the write conflict.
 */
export function instanceCensus(store: Store): InstanceCensus {
  const records = store.collection(instances);
  return {
    placedOf: async (accountUuid) => {
      const living = { accountUuid, state: { notIn: ['DELETED', 'FAILED'] } };
      return (await allDocuments(records, { where: living })).filter(({ nodeUuid }) => nodeUuid !== null);
    },
    onNode: (nodeUuid, states) =>
      allDocuments(records, { where: { nodeUuid, ...(states && { state: { in: states } }) } }),
    inStates: (states) => allDocuments(records, { where: { state: { in: states } } }),
    among: async (uuids) => {
      const found = new Map<string, InstanceDoc>();
      for (const piece of inPieces(uuids, uuidsPerRead)) {
        for (const doc of await records.getMany(piece)) if (doc) found.set(doc._id, doc);
      }
      return found;
    },
    busyAmong: async (uuids) => {
      const busy = new Set<string>();
      for (const piece of inPieces(uuids, uuidsPerRead)) {
        const where = { isUnfinished: true, targetUuid: { in: piece } };
        for (const operation of await allDocuments(store.collection(operations), { where })) {
          busy.add(operation.targetUuid);
        }
      }
      return busy;
    },
  };
}
