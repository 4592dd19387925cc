import type { MutationResolvers } from '../../generated.ts';
import { changePassword as change } from '../../service/sign-in/change-password.ts';

export const changePassword: MutationResolvers['changePassword'] = (_, { input }, { identity, caller }) =>
  change(identity, caller, input);
