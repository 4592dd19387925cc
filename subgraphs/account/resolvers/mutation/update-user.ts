import type { MutationResolvers } from '../../generated.ts';
import { updateUser as change } from '../../service/directory/update-user.ts';

export const updateUser: MutationResolvers['updateUser'] = async (_, { input }, { directory, caller }) => {
  const { object: user, userErrors } = await change(directory, caller, input);
  return { user, userErrors };
};
