import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { AccountResolvers } from '../generated.ts';

export const Account: AccountResolvers = {
  __resolveReference: (reference, { accounts }) =>
    accounts.account(referencedKey('Account', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Account', _id),
  uuid: ({ _id }) => _id,
  users: (account, _, { accounts }) => accounts.usersOf(account),
  sshKeys: (account, _, { accounts }) => accounts.sshKeysOf(account),
};
