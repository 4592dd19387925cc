import type { MutationResolvers } from '../../generated.ts';
import { setRoleTags as set } from '../../service/directory/set-role-tags.ts';

export const setRoleTags: MutationResolvers['setRoleTags'] = async (_, { input }, { directory, caller }) => {
  const { object: account, userErrors } = await set(directory, caller, input);
  return { account, userErrors };
};
