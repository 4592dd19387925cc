import type { MutationResolvers } from '../../generated.ts';

export const recordAudit: MutationResolvers['recordAudit'] = (_, { input }, { audit, caller }) =>
  audit.record(caller, input);
