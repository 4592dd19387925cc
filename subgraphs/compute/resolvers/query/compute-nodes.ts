import type { QueryResolvers } from '../../generated.ts';

export const computeNodes: QueryResolvers['computeNodes'] = (_, args, context) =>
  context.services.computeNodes.list(context, args);
