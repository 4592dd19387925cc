import type { MutationResolvers } from '../../generated.ts';
import { deletePolicy as remove } from '../../service/directory/delete-policy.ts';
import { toRemoval } from '../removal.ts';

export const deletePolicy: MutationResolvers['deletePolicy'] = async (_, { input }, { directory, caller }) =>
  toRemoval('Policy', await remove(directory, caller, input));
