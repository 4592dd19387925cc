import type { QueryResolvers } from '../../generated.ts';

export const instance: QueryResolvers['instance'] = (_, { ref }, context) =>
  context.services.instances.find(context, ref);
