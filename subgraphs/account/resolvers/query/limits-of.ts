import type { QueryResolvers } from '../../generated.ts';

export const limitsOf: QueryResolvers['limitsOf'] = (_, { account }, { limits, caller }) =>
  limits.ofAccount(caller, account);
