import type { MutationResolvers } from '../../generated.ts';

export const refreshSession: MutationResolvers['refreshSession'] = (_, { input }, { identity }) =>
  identity.sessions.refresh(input.refreshToken);
