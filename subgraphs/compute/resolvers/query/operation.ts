import { referenceKey } from '../../../shared/reference.ts';
import type { QueryResolvers } from '../../generated.ts';
import { loadOperation } from '../../service/reading/entities.ts';

export const operation: QueryResolvers['operation'] = (_, { id }, context) =>
  loadOperation(context, referenceKey('Operation', id) ?? '');
