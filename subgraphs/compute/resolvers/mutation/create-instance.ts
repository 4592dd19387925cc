import type { MutationResolvers } from '../../generated.ts';
import { createInstance as admitInstance } from '../../service/admission/create-instance.ts';

export const createInstance: MutationResolvers['createInstance'] = (_, { input }, context) =>
  admitInstance(context.services.deps, context, input);
