import type { QueryResolvers } from '../../generated.ts';
import { readPolicy } from '../../service/read-policy.ts';

export const parsePolicy: QueryResolvers['parsePolicy'] = (_, { text }) => readPolicy(text);
