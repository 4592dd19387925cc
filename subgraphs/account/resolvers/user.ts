import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { UserResolvers } from '../generated.ts';

export const User: UserResolvers = {
  __resolveReference: (reference, { accounts }) => accounts.user(referencedKey('User', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('User', _id),
  uuid: ({ _id }) => _id,
  account: (user, _, { accounts }) => accounts.parts.accountOf(user),
  sshKeys: (user, _, { accounts }) => accounts.parts.sshKeysOfUser(user),
  roles: (user, _, { accounts }) => accounts.parts.rolesOfUser(user),
};
