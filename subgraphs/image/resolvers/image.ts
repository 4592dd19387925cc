import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { ImageResolvers } from '../generated.ts';

export const Image: ImageResolvers = {
  __resolveReference: (reference, { images }) => images.byUuid(referencedKey('Image', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Image', _id),
  uuid: ({ _id }) => _id,
  public: ({ isPublic }) => isPublic,
  account: (image, _, { images }) => {
    const uuid = images.ownerOf(image);
    return uuid === null ? null : { uuid };
  },
  origin: ({ originUuid }, _, { images }) => (originUuid === null ? null : images.byUuid(originUuid)),
};
