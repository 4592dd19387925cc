import type { QueryResolvers } from '../../generated.ts';

export const packages: QueryResolvers['packages'] = (_, args, context) =>
  context.services.packages.list(context, args);
