import type { MutationResolvers } from '../../generated.ts';
import { setInstanceTags as admitTags } from '../../service/admission/set-instance-tags.ts';

export const setInstanceTags: MutationResolvers['setInstanceTags'] = (_, { input }, context) =>
  admitTags(context.services.desk, context, input);
