import type { MutationResolvers } from '../../generated.ts';
import { createPolicy as create } from '../../service/directory/create-policy.ts';

export const createPolicy: MutationResolvers['createPolicy'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: policy, userErrors } = await create(directory, caller, input);
  return { policy, userErrors };
};
