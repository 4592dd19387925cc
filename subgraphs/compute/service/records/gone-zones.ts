import { type Clock, isoTime } from '../../../../schema/runtime.ts';
import { isLegalInstanceTransition } from '../../../../schema/states.ts';
import { type Change, commitWithRetry, type Store, update } from '../../../store/port.ts';
import { computeNodes } from '../../store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { countedStore } from '../usage/commit-counted.ts';
import type { InstanceCensus } from './instance-census.ts';
import { placementEnded } from './reservations.ts';

interface GoneZoneParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly census: InstanceCensus;
}

/**
 * The zone of an instance is gone from its node, and nothing of ours removed it: somebody did by hand. The instance
 * is DELETED, by way of DELETING as states must go, and its reservation ends in the same commit. A FAILED one stays
 * FAILED, with its reason, and only loses its place. Resolves to whether this was done.
 */
export async function recordGoneZone(
  parts: GoneZoneParts,
  nodeUuid: string,
  instanceUuid: string,
): Promise<boolean> {
  const { store, clock } = parts;
  await whileIdle(parts, nodeUuid, instanceUuid, async (record) =>
    record.state === 'FAILED' || isLegalInstanceTransition(record.state, 'DELETED')
      ? undefined
      : [update(instances, record, { state: 'DELETING' })],
  );
  return whileIdle(parts, nodeUuid, instanceUuid, async (record) => {
    const node = await store.collection(computeNodes).get(nodeUuid);
    if (record.state === 'FAILED') return placementEnded(record, node);
    return placementEnded(record, node, { state: 'DELETED', deletedAt: isoTime(clock), holdsName: false });
  });
}

/** Writes only while the instance is placed there and no operation of it is unfinished. */
async function whileIdle(
  { store, census }: GoneZoneParts,
  nodeUuid: string,
  instanceUuid: string,
  changesFor: (record: InstanceDoc) => Promise<readonly Change[] | undefined>,
): Promise<boolean> {
  const isDone = await commitWithRetry(countedStore(store), async () => {
    const record = (await census.among([instanceUuid])).get(instanceUuid);
    if (record?.nodeUuid !== nodeUuid || (await census.busyAmong([instanceUuid])).size > 0) return undefined;
    const changes = await changesFor(record);
    return changes && { changes, value: true };
  });
  return isDone ?? false;
}
