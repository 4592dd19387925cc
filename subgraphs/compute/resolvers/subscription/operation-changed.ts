import type { SubscriptionResolvers } from '../../generated.ts';
import type { ShownChange } from '../../service/streams/object-changes.ts';
import { operationChanges } from '../../service/streams/operation-changes.ts';
import type { OperationDoc } from '../../store/operations.ts';

export const operationChanged: SubscriptionResolvers['operationChanged'] = {
  subscribe: (_, args, context) =>
    operationChanges(context.services.deps, context.services.hub, context, args),
  resolve: ({ object, ...change }: ShownChange<OperationDoc>) => ({ ...change, operation: object }),
};
