import { limits } from '../../../../schema/limits.ts';
import type { Clock } from '../../../../schema/runtime.ts';

/** Two looks closer together than this are one look: a report sent again, or two halves of one moment. */
const independentAfterMs = limits.node.heartbeatIntervalMs;

/**
 * Remembers which placed instances a node's reports lacked. A zone counts as gone only when two independent looks
 * missed it: one look may have caught a node at a bad moment. Kept in memory – a headnode that forgets looks twice
 * again – and per node no more than what is placed there.
 */
export class Absences {
  readonly #missedSince = new Map<string, Map<string, number>>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** The instance was not there. Whether that is now the second independent look to miss it. */
  missed(nodeUuid: string, instanceUuid: string): boolean {
    const ofNode = this.#missedSince.get(nodeUuid) ?? new Map<string, number>();
    this.#missedSince.set(nodeUuid, ofNode);
    const now = this.clock.monotonic();
    const since = ofNode.get(instanceUuid);
    if (since === undefined) ofNode.set(instanceUuid, now);
    return since !== undefined && now - since >= independentAfterMs;
  }

  /** It is there after all, or its absence is nobody's business just now. */
  forget(nodeUuid: string, instanceUuid: string): void {
    this.#missedSince.get(nodeUuid)?.delete(instanceUuid);
  }

  /** After a complete look: keeps only what that look missed. */
  keepOnly(nodeUuid: string, instanceUuids: ReadonlySet<string>): void {
    const ofNode = this.#missedSince.get(nodeUuid);
    for (const uuid of ofNode?.keys() ?? []) if (!instanceUuids.has(uuid)) ofNode?.delete(uuid);
    if (ofNode?.size === 0) this.#missedSince.delete(nodeUuid);
  }
}
