import type { QueryResolvers } from '../../generated.ts';
import { objectById } from '../../service/reading/object-by-id.ts';

export const node: QueryResolvers['node'] = (_, { id }, context) => objectById(context, id);
