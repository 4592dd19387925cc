import type { QueryResolvers } from '../../generated.ts';

/** The one question that needs no caller: its answer is who the caller is. */
export const identify: QueryResolvers['identify'] = (_, { credential }, { identity }) =>
  identity.identities.identify(credential);
