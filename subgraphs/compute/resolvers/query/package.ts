import type { QueryResolvers } from '../../generated.ts';

/** `package` is a reserved word of modules. */
export const packageByRef: QueryResolvers['package'] = (_, { ref }, context) =>
  context.services.packages.find(context, ref);
