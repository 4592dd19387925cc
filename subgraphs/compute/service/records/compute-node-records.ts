import type { NodeFacts } from '../../../../schema/tasks.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { type Collection, commitWithRetry, type Store, update } from '../../../store/port.ts';
import { type ComputeNodeDoc, computeNodes } from '../../store/compute-nodes.ts';
import { capacityOf } from './capacity.ts';
import { changeDocument } from './change-document.ts';
import { Enrolment, flagged, type NodeRecordOptions } from './enrolment.ts';
import { freeHostname } from './hostnames.ts';
import { inPieces } from './in-pieces.ts';
import type { ComputeNodeRecords } from './interfaces.ts';
import { Reservations } from './reservations.ts';

const heartbeatsPerCommit = 200;

/** The records of the compute nodes, in the store. */
export function computeNodeRecords(options: NodeRecordOptions): ComputeNodeRecords {
  const { store, logger } = options;
  const nodes = store.collection(computeNodes);
  const enrolment = new Enrolment(options);
  const reservations = new Reservations(store);

  return {
    get: (uuid) => nodes.get(uuid),
    list: () => allDocuments(nodes, {}),
    enroll: (request) => enrolment.enroll(request),
    issueJoinToken: (wanted) => enrolment.issueJoinToken(wanted),
    reserve: (nodeUuid, instanceUuid) => reservations.reserve(nodeUuid, instanceUuid),
    release: (instanceUuid) => reservations.release(instanceUuid),
    recount: (nodeUuid) => reservations.recount(nodeUuid),
    async setFacts(uuid, claimed) {
      const facts = flagged(claimed, uuid, logger);
      const before = await nodes.get(uuid);
      const hostname = await freeHostname(nodes, facts.hostname, uuid);
      const capacity = capacityOf(facts);
      await changeDocument(store, computeNodes, uuid, () => ({ hostname, facts, capacity }));
      if (before && isMore(facts, before.facts))
        logger.warn({ node: uuid }, 'compute node claims to have grown');
    },
    async setStatus(uuid, status, lastHeartbeatAt) {
      await changeDocument(store, computeNodes, uuid, () => ({ status, lastHeartbeatAt }));
    },
    async noteHeartbeats(heartbeats) {
      for (const piece of inPieces(heartbeats, heartbeatsPerCommit)) await noteTogether(store, nodes, piece);
    },
  };
}

const isMore = (facts: NodeFacts, before: NodeFacts): boolean =>
  facts.ramMiB > before.ramMiB || facts.diskGiB > before.diskGiB || facts.cpus > before.cpus;

async function noteTogether(
  store: Store,
  nodes: Collection<ComputeNodeDoc>,
  heartbeats: readonly { readonly node: string; readonly at: string }[],
): Promise<void> {
  const heardAt = new Map(heartbeats.map(({ node, at }) => [node, at]));
  await commitWithRetry(store, async () => {
    const known = await nodes.getMany([...heardAt.keys()]);
    const changes = known.flatMap((node) => {
      const at = node && heardAt.get(node._id);
      return node && at && at !== node.lastHeartbeatAt
        ? [update(computeNodes, node, { lastHeartbeatAt: at })]
        : [];
    });
    return changes.length > 0 ? { changes, value: true } : undefined;
  });
}
