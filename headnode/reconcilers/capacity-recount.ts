import type { Logger } from '../../schema/runtime.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type { ComputeNodeRecords } from '../../subgraphs/compute/service/records/interfaces.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

const everyMs = 300_000;

/**
 * Reservations that should have ended (of DELETED instances) are ended, and each node's `reserved` is made what its
 * instances add up to. Both are right by construction; this repairs what hands or bugs have changed.
 */
export function capacityRecount(parts: {
  readonly nodes: ComputeNodeRecords;
  readonly census: InstanceCensus;
  readonly logger: Logger;
}): Reconciler {
  const { nodes, census, logger } = parts;
  return reconciler('capacity-recount', { everyMs }, async () => {
    for (const { _id: node } of await nodes.list()) {
      for (const { _id: instance } of await census.onNode(node, ['DELETED'])) {
        await nodes.release(instance);
        logger.warn({ node, instance }, 'a deleted instance still had its place');
      }
      const repaired = await nodes.recount(node);
      if (repaired) logger.warn({ node, ...repaired }, 'reservations of a node had drifted');
    }
  });
}
