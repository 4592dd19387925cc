import type { MutationResolvers } from '../../generated.ts';
import { deleteAccount as remove } from '../../service/directory/delete-account.ts';
import { toRemoval } from '../removal.ts';

export const deleteAccount: MutationResolvers['deleteAccount'] = async (
  _,
  { input },
  { directory, caller },
) => toRemoval('Account', await remove(directory, caller, input));
