import type { QueryResolvers } from '../../generated.ts';

export const image: QueryResolvers['image'] = (_, { ref }, { images }) => images.find(ref);
