import type { QueryResolvers } from '../../generated.ts';

export const account: QueryResolvers['account'] = (_, { ref }, { accounts }) => accounts.find(ref);
