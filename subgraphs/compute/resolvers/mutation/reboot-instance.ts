import type { MutationResolvers } from '../../generated.ts';
import { changeState } from '../../service/admission/change-state.ts';

export const rebootInstance: MutationResolvers['rebootInstance'] = (_, { input }, context) =>
  changeState(context.services.desk, context, input.instance, 'REBOOT_INSTANCE');
