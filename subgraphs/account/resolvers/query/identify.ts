import type { QueryResolvers } from '../../generated.ts';

/** The one question that needs no caller: its answer is who the caller is. */
export const identify: QueryResolvers['identify'] = (_, { token }, { tokens }) => tokens.identify(token);
