import type { QueryResolvers } from '../../generated.ts';

export const network: QueryResolvers['network'] = (_, { ref }, { networks, caller }) =>
  networks.find(caller, ref);
