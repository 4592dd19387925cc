import type { MutationResolvers } from '../../generated.ts';
import { setAccountLimits as set } from '../../service/directory/set-account-limits.ts';

export const setAccountLimits: MutationResolvers['setAccountLimits'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: account, userErrors } = await set(directory, caller, input);
  return { account, userErrors };
};
