import type { MutationResolvers } from '../../generated.ts';
import { setInstanceRoleTags as tagWithRoles } from '../../service/admission/set-instance-role-tags.ts';

export const setInstanceRoleTags: MutationResolvers['setInstanceRoleTags'] = (_, { input }, context) =>
  tagWithRoles(context.services, context, input);
