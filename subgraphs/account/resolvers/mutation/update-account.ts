import type { MutationResolvers } from '../../generated.ts';
import { updateAccount as change } from '../../service/directory/update-account.ts';

export const updateAccount: MutationResolvers['updateAccount'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: account, userErrors } = await change(directory, caller, input);
  return { account, userErrors };
};
