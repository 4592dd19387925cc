import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { IpAddressResolvers } from '../generated.ts';

export const IpAddress: IpAddressResolvers = {
  __resolveReference: (reference, { entities }) => entities.ip(referencedKey('IpAddress', reference, 'key')),
  id: ({ _id }) => toGlobalId('IpAddress', _id),
  key: ({ _id }) => _id,
  network: (ip, _, { entities }) => entities.networkOf(ip),
  nic: ({ mac }, _, { entities }) => (mac === null ? null : entities.nic(mac)),
  instance: ({ instanceUuid }) => (instanceUuid === null ? null : { uuid: instanceUuid }),
  reserved: ({ isReserved }) => isReserved,
  managed: ({ isManaged }) => isManaged,
};
