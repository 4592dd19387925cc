import type { MutationResolvers } from '../../generated.ts';
import { createAccount as create } from '../../service/directory/create-account.ts';

export const createAccount: MutationResolvers['createAccount'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: account, userErrors } = await create(directory, caller, input);
  return { account, userErrors };
};
