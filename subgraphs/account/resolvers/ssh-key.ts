import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { SshKeyResolvers } from '../generated.ts';

export const SshKey: SshKeyResolvers = {
  __resolveReference: (reference, { accounts }) =>
    accounts.sshKey(referencedKey('SshKey', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('SshKey', _id),
  uuid: ({ _id }) => _id,
  user: (key, _, { accounts }) => accounts.parts.ownerOf(key),
};
