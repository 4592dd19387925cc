import type { SubscriptionResolvers } from '../../generated.ts';
import { instanceChanges } from '../../service/streams/instance-changes.ts';
import type { ShownChange } from '../../service/streams/object-changes.ts';
import type { InstanceDoc } from '../../store/instances.ts';

export const instanceChanged: SubscriptionResolvers['instanceChanged'] = {
  subscribe: (_, args, context) =>
    instanceChanges(context.services.deps, context.services.hub, context, args),
  resolve: ({ object, ...change }: ShownChange<InstanceDoc>) => ({ ...change, instance: object }),
};
