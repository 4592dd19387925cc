import type { ImageService } from './service/image-service.ts';

/** What the resolvers of one request work with. */
export interface ImageContext {
  readonly images: ImageService;
}
