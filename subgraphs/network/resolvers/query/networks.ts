import type { QueryResolvers } from '../../generated.ts';

export const networks: QueryResolvers['networks'] = (_, args, context) =>
  context.networks.list(context.caller, args);
