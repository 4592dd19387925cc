import type { QueryResolvers } from '../../generated.ts';

export const accounts: QueryResolvers['accounts'] = (_, args, context) => context.accounts.list(args);
