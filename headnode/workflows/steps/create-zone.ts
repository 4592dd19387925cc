import type { InstanceReport, InstanceSpec, NicSpec } from '../../../schema/tasks.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import { isAbsent } from '../node-work/is-absent.ts';
import { onNode, withdrawRun } from '../node-work/on-node.ts';
import { placeOf } from '../node-work/place-of.ts';
import { step } from '../workflow.ts';

/**
 * Makes the zone, stopped. A node that is full or falls silent ends the workflow: it is not placed anew by itself,
 * so that at no moment two nodes may hold a zone of the same uuid.
 *
 * Taking it back waits until the node has seen that there is no zone. A silent node is not waited for: the
 * durable task removes the zone when the node is back, and the orphan reaper is the second net.
 */
export const createZone = step('create-zone', {
  run: async (context) => {
    const instance = await context.instance();
    const { nics, resolvers } = await context.nics.specsFor(instance._id);
    await onNode(context, {
      nodeUuid: placeOf(instance),
      kind: 'instance.create',
      payload: { spec: specOf(instance, nics, resolvers) },
      isWanted: isWhole,
      whenSilent: 'fail',
    });
  },
  undo: async (context) => {
    const { _id: uuid, nodeUuid } = await context.instance();
    if (nodeUuid === null) return;
    await withdrawRun(context);
    await onNode(context, {
      nodeUuid,
      kind: 'instance.delete',
      payload: { uuid },
      isWanted: isAbsent,
      whenSilent: 'leave',
    });
  },
});

const isWhole = (seen: InstanceReport | null): boolean =>
  seen?.exists === true && seen.state !== 'INCOMPLETE' && seen.state !== 'FAILED';

const specOf = (
  { _id: uuid, tags, metadata, ...instance }: InstanceDoc,
  nics: readonly NicSpec[],
  resolvers: readonly string[],
): InstanceSpec => ({
  uuid,
  accountUuid: instance.accountUuid,
  name: instance.name,
  brand: instance.brand,
  imageUuid: instance.imageUuid,
  ramMiB: instance.ramMiB,
  quotaGiB: instance.quotaGiB,
  vcpus: instance.vcpus,
  cpuCapPercent: instance.cpuCapPercent,
  maxLwps: instance.maxLwps,
  autoboot: instance.autoboot,
  resolvers: [...resolvers],
  nics: [...nics],
  tags: [...tags],
  metadata: [...metadata],
});
