import type DataLoader from 'dataloader';
import { loadById } from '../shared/load-by-id.ts';
import type { Store } from '../store/port.ts';
import { type ImageDoc, images } from './store/images.ts';

/** They load what is there; whether the caller may see it is the service's question. One set per request. */
export interface ImageLoaders {
  readonly image: DataLoader<string, ImageDoc | undefined>;
}

export const imageLoaders = (store: Store): ImageLoaders => ({ image: loadById(store.collection(images)) });
