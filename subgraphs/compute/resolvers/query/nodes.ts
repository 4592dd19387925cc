import type { QueryResolvers } from '../../generated.ts';
import { objectsById } from '../../service/reading/object-by-id.ts';

export const nodes: QueryResolvers['nodes'] = (_, { ids }, context) => objectsById(context, ids);
