import type { QueryResolvers } from '../../generated.ts';

export const viewer: QueryResolvers['viewer'] = (_, __, { accounts }) => accounts.viewer();
