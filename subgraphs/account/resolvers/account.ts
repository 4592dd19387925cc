import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { AccountResolvers } from '../generated.ts';

export const Account: AccountResolvers = {
  __resolveReference: (reference, { accounts }) =>
    accounts.account(referencedKey('Account', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Account', _id),
  uuid: ({ _id }) => _id,
  email: (account, _, { accounts }) => accounts.parts.particulars(account, 'getaccount', account.email),
  givenName: (account, _, { accounts }) =>
    accounts.parts.particulars(account, 'getaccount', account.givenName),
  familyName: (account, _, { accounts }) =>
    accounts.parts.particulars(account, 'getaccount', account.familyName),
  companyName: (account, _, { accounts }) =>
    accounts.parts.particulars(account, 'getaccount', account.companyName),
  phone: (account, _, { accounts }) => accounts.parts.particulars(account, 'getaccount', account.phone),
  users: (account, _, { accounts }) => accounts.parts.usersOf(account),
  accessTokens: (account, _, { accessTokens }) => accessTokens.of(account),
  sshKeys: (account, _, { accounts }) => accounts.parts.sshKeysOf(account),
  roles: (account, _, { accounts }) => accounts.parts.rolesOf(account),
  policies: (account, _, { accounts }) => accounts.parts.policiesOf(account),
  roleTags: (account, _, { accounts }) => accounts.parts.roleTagsOf(account),
  limits: (account, _, { accounts, limits }) =>
    accounts.parts.particulars(account, 'getprovisioninglimits', limits.of(account)),
  auditEvents: (account, args, { audit, caller }) => audit.read(caller, account, args),
};
