import { images } from './images.ts';

/** Every collection of this subgraph, for whoever opens the store. */
export const imageCollections = [images] as const;
