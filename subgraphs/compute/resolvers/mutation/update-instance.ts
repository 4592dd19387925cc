import type { MutationResolvers } from '../../generated.ts';
import { updateInstance as admitUpdate } from '../../service/admission/update-instance.ts';

export const updateInstance: MutationResolvers['updateInstance'] = (_, { input }, context) =>
  admitUpdate(context.services.desk, context, input);
