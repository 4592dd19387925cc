import type { QueryResolvers } from '../../generated.ts';

/** Public by nature: whoever checks session tokens needs them. */
export const sessionKeys: QueryResolvers['sessionKeys'] = (_, __, { identity }) => identity.desk.published();
