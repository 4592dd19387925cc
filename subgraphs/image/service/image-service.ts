import type { Caller } from '../../../schema/caller.ts';
import { type Connection, readConnection } from '../../shared/connection.ts';
import type { CursorCodec } from '../../shared/cursor.ts';
import { foundOrNull, resolveReference } from '../../shared/reference.ts';
import { readerOf, requireCaller } from '../../shared/require-caller.ts';
import type { Collection, Store } from '../../store/port.ts';
import type { QueryImagesArgs } from '../generated.ts';
import { type ImageLoaders, imageLoaders } from '../loaders.ts';
import { maySeeImage, maySeeOwner, visibleImages } from '../policy.ts';
import { type ImageDoc, images } from '../store/images.ts';
import { imageFilter, imageOrder } from './image-filter.ts';
import { newestUsableFirst } from './newest-usable-first.ts';

/**
 * What one caller may read of images, for the time of one request. Somebody else's private image and one that
 * never was get the same answer. Everything throws PublicError UNAUTHENTICATED without a caller.
 */
export class ImageService {
  readonly #images: Collection<ImageDoc>;
  readonly #cursors: CursorCodec;
  readonly #asker: Caller | null;
  readonly #loaders: ImageLoaders;

  constructor(store: Store, cursors: CursorCodec, asker: Caller | null) {
    this.#images = store.collection(images);
    this.#cursors = cursors;
    this.#asker = asker;
    this.#loaders = imageLoaders(store);
  }

  /** @throws PublicError BAD_USER_INPUT when the reference is ambiguous */
  async find(ref: string): Promise<ImageDoc | null> {
    const rules = {
      collection: this.#images,
      type: 'Image',
      scope: visibleImages(requireCaller(this.#asker)),
      nameFilter: (name: string) => ({ where: { name } }),
      rank: newestUsableFirst,
    } as const;
    return foundOrNull(await resolveReference(rules, ref));
  }

  /** @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  list(args: QueryImagesArgs): Promise<Connection<ImageDoc>> {
    const caller = requireCaller(this.#asker);
    return readConnection(this.#images, this.#cursors, args, {
      filter: { all: [visibleImages(caller, 'listimages'), imageFilter(args.filter)] },
      orderBy: imageOrder(args.orderBy),
      reader: readerOf(caller),
    });
  }

  /** An image by uuid, for references from other subgraphs and from other images: authorised here again. */
  async byUuid(uuid: string): Promise<ImageDoc | null> {
    const caller = requireCaller(this.#asker);
    const image = await this.#loaders.image.load(uuid);
    return image && maySeeImage(caller, image) ? image : null;
  }

  /** The uuid of an image's account, or null for those who may not know it. */
  ownerOf(image: ImageDoc): string | null {
    return maySeeOwner(requireCaller(this.#asker), image) ? image.ownerUuid : null;
  }
}
