import type { MutationResolvers } from '../../generated.ts';

export const signIn: MutationResolvers['signIn'] = (_, { input }, { identity }) =>
  identity.sessions.signIn(input);
