import type { QueryResolvers } from '../../generated.ts';

export const mayProvision: QueryResolvers['mayProvision'] = (_, { account }, { limits, caller }) =>
  limits.mayProvision(caller, account);
