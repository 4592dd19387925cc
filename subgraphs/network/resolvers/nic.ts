import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { NicResolvers } from '../generated.ts';

export const Nic: NicResolvers = {
  __resolveReference: (reference, { entities }) => entities.nic(referencedKey('Nic', reference, 'mac')),
  id: ({ _id }) => toGlobalId('Nic', _id),
  mac: ({ _id }) => _id,
  network: (nic, _, { entities }) => entities.networkOf(nic),
  instance: ({ instanceUuid }) => ({ uuid: instanceUuid }),
  primary: ({ isPrimary }) => isPrimary,
};
