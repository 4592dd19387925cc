import type { MutationResolvers } from '../../generated.ts';
import { createUser as create } from '../../service/directory/create-user.ts';

export const createUser: MutationResolvers['createUser'] = async (_, { input }, { directory, caller }) => {
  const { object: user, userErrors } = await create(directory, caller, input);
  return { user, userErrors };
};
