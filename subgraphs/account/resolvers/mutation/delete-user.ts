import type { MutationResolvers } from '../../generated.ts';
import { deleteUser as remove } from '../../service/directory/delete-user.ts';
import { toRemoval } from '../removal.ts';

export const deleteUser: MutationResolvers['deleteUser'] = async (_, { input }, { directory, caller }) =>
  toRemoval('User', await remove(directory, caller, input));
