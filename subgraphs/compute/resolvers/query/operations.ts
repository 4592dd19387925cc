import type { QueryResolvers } from '../../generated.ts';

export const operations: QueryResolvers['operations'] = (_, args, context) =>
  context.services.operations.list(context, args);
