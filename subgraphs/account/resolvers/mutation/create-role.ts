import type { MutationResolvers } from '../../generated.ts';
import { createRole as create } from '../../service/directory/create-role.ts';

export const createRole: MutationResolvers['createRole'] = async (_, { input }, { directory, caller }) => {
  const { object: role, userErrors } = await create(directory, caller, input);
  return { role, userErrors };
};
