import type { QueryResolvers } from '../../generated.ts';

export const instances: QueryResolvers['instances'] = (_, args, context) =>
  context.services.instances.list(context, args);
