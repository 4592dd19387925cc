import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { PackageResolvers } from '../generated.ts';
import { loadPackage } from '../service/reading/entities.ts';

export const Package: PackageResolvers = {
  __resolveReference: (reference, context) =>
    loadPackage(context, referencedKey('Package', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Package', _id),
  uuid: ({ _id }) => _id,
};
