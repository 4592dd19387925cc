import type { QueryResolvers } from '../../generated.ts';

export const images: QueryResolvers['images'] = (_, args, context) => context.images.list(args);
