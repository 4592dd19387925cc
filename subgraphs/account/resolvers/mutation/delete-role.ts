import type { MutationResolvers } from '../../generated.ts';
import { deleteRole as remove } from '../../service/directory/delete-role.ts';
import { toRemoval } from '../removal.ts';

export const deleteRole: MutationResolvers['deleteRole'] = async (_, { input }, { directory, caller }) =>
  toRemoval('Role', await remove(directory, caller, input));
