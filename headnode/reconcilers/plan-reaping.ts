import { limits } from '../../schema/limits.ts';
import type { InstanceState } from '../../schema/states.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';

/** A zone of ours on a node where no instance with its uuid is placed. Times are monotonic milliseconds. */
export interface MisplacedZone {
  readonly nodeUuid: string;
  readonly uuid: string;
  readonly since: number;
  /** When the node last said everything. */
  readonly completeAt: number | undefined;
}

export interface ReapingWorld {
  readonly now: number;
  readonly zones: readonly MisplacedZone[];
  readonly records: ReadonlyMap<string, InstanceDoc>;
  /** Instances with an unfinished operation. */
  readonly busy: ReadonlySet<string>;
}

export interface ReapingPlan {
  readonly remove: readonly MisplacedZone[];
  /** Zones with our tag of which we have no record at all: not even deleted ones. */
  readonly unknown: readonly MisplacedZone[];
}

const recentMs = 2 * limits.node.inventoryIntervalMs;
const endedStates: readonly InstanceState[] = ['DELETED', 'FAILED'];

/**
 * Removes only what is certainly nobody's: the record says that the instance has ended, or lives on another node; no
 * operation is under way; that has been so for the grace period; and the node has said everything lately.
 *
 * Records outlive their instances, so a zone with our tag but without any record means that *we* have lost something
 * (a store restored from a backup, or made anew). Such zones are shown to the operator and never removed.
 */
export function planReaping({ now, zones, records, busy }: ReapingWorld): ReapingPlan {
  const remove = zones.filter(({ nodeUuid, uuid, since, completeAt }) => {
    const record = records.get(uuid);
    const isRecent = completeAt !== undefined && now - completeAt <= recentMs;
    const isRipe = now - since >= limits.node.orphanGraceMs;
    return isRecent && isRipe && record !== undefined && !busy.has(uuid) && isOrphan(record, nodeUuid);
  });
  return { remove, unknown: zones.filter(({ uuid }) => !records.has(uuid)) };
}

const isOrphan = ({ state, nodeUuid }: InstanceDoc, zoneOn: string): boolean =>
  nodeUuid === null ? endedStates.includes(state) : nodeUuid !== zoneOn;

/** Whether an instance's NICs and addresses are nobody's. A FAILED one that still has its place may still have its zone. */
export const hasLetGoOfNics = (record: InstanceDoc | undefined): boolean =>
  !record || record.state === 'DELETED' || (record.state === 'FAILED' && record.nodeUuid === null);
