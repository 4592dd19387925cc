import type { MutationResolvers } from '../../generated.ts';
import { changeState } from '../../service/admission/change-state.ts';

export const startInstance: MutationResolvers['startInstance'] = (_, { input }, context) =>
  changeState(context.services.desk, context, input.instance, 'START_INSTANCE');
