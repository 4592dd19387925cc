import type { MutationResolvers } from '../../generated.ts';
import { updateRole as change } from '../../service/directory/update-role.ts';

export const updateRole: MutationResolvers['updateRole'] = async (_, { input }, { directory, caller }) => {
  const { object: role, userErrors } = await change(directory, caller, input);
  return { role, userErrors };
};
