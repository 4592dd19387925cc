import type { QueryResolvers } from '../../generated.ts';

export const computeNode: QueryResolvers['computeNode'] = (_, { ref }, context) =>
  context.services.computeNodes.find(context, ref);
