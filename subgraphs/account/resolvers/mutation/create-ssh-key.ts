import type { MutationResolvers } from '../../generated.ts';
import { createSshKey as create } from '../../service/directory/create-ssh-key.ts';

export const createSshKey: MutationResolvers['createSshKey'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: sshKey, userErrors } = await create(directory, caller, input);
  return { sshKey, userErrors };
};
