import type { MutationResolvers } from '../../generated.ts';
import { deleteSshKey as remove } from '../../service/directory/delete-ssh-key.ts';
import { toRemoval } from '../removal.ts';

export const deleteSshKey: MutationResolvers['deleteSshKey'] = async (_, { input }, { directory, caller }) =>
  toRemoval('SshKey', await remove(directory, caller, input));
