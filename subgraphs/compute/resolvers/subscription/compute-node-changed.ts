import type { SubscriptionResolvers } from '../../generated.ts';
import { computeNodeChanges } from '../../service/streams/compute-node-changes.ts';
import type { ShownChange } from '../../service/streams/object-changes.ts';
import type { ComputeNodeDoc } from '../../store/compute-nodes.ts';

export const computeNodeChanged: SubscriptionResolvers['computeNodeChanged'] = {
  subscribe: (_, { after }, context) =>
    computeNodeChanges(context.services.deps, context.services.hub, context, after),
  resolve: ({ object, ...change }: ShownChange<ComputeNodeDoc>) => ({ ...change, computeNode: object }),
};
