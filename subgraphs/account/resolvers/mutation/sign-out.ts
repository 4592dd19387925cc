import type { MutationResolvers } from '../../generated.ts';

export const signOut: MutationResolvers['signOut'] = async (_, { input }, { identity, caller }) => ({
  ended: await identity.sessions.signOut(caller, input.refreshToken),
  userErrors: [],
});
