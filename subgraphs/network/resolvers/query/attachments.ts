import type { QueryResolvers } from '../../generated.ts';

export const attachments: QueryResolvers['attachments'] = (_, { wanted }, context) =>
  context.attachments.plan(context.caller, wanted ?? []);
