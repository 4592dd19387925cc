import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { NetworkResolvers } from '../generated.ts';

export const Network: NetworkResolvers = {
  __resolveReference: (reference, { entities }) =>
    entities.network(referencedKey('Network', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Network', _id),
  uuid: ({ _id }) => _id,
  public: ({ isPublic }) => isPublic,
  ips: (network, args, { networks, caller }) => networks.listIps(caller, network, args),
};
