import type { MutationResolvers } from '../../generated.ts';
import { changeState } from '../../service/admission/change-state.ts';

export const stopInstance: MutationResolvers['stopInstance'] = (_, { input }, context) =>
  changeState(context.services.desk, context, input.instance, 'STOP_INSTANCE');
