import type { MutationResolvers } from '../../generated.ts';
import { cancelOperation as cancel } from '../../service/admission/cancel-operation.ts';

export const cancelOperation: MutationResolvers['cancelOperation'] = (_, { input }, context) =>
  cancel(context.services.deps, context, input.operation);
