import type { MutationResolvers } from '../../generated.ts';
import { updatePolicy as change } from '../../service/directory/update-policy.ts';

export const updatePolicy: MutationResolvers['updatePolicy'] = async (
  _,
  { input },
  { directory, caller },
) => {
  const { object: policy, userErrors } = await change(directory, caller, input);
  return { policy, userErrors };
};
