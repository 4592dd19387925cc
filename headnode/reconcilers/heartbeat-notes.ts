import type { ComputeNodeRecords } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { NodeViews } from '../desk/node-views.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

export const heartbeatNotesName = 'heartbeat-notes';
const everyMs = 60_000;

/**
 * Writes down when nodes were heard: once a minute, all together, and when a node is
 * heard for the first time. Heartbeats themselves touch memory only, or a
 * thousand nodes would be two hundred writes a second.
 */
export function heartbeatNotes(parts: {
  readonly nodes: ComputeNodeRecords;
  readonly views: NodeViews;
}): Reconciler {
  const { nodes, views } = parts;
  return reconciler(heartbeatNotesName, { everyMs }, async () => {
    const known = await nodes.list();
    await nodes.noteHeartbeats(
      known.flatMap(({ _id: node }) => {
        const heard = views.lastHeard(node);
        return heard ? [{ node, at: heard.iso }] : [];
      }),
    );
  });
}
