import type { Resolvers } from '../generated.ts';
import { Image } from './image.ts';
import { image } from './query/image.ts';
import { images } from './query/images.ts';

export const resolvers: Resolvers = { Query: { image, images }, Image };
