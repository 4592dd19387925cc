import type { MutationResolvers } from '../../generated.ts';
import { deleteInstance as admitDeletion } from '../../service/admission/delete-instance.ts';

export const deleteInstance: MutationResolvers['deleteInstance'] = (_, { input }, context) =>
  admitDeletion(context.services.desk, context, input.instance);
