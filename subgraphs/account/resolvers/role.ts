import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { RoleMemberResolvers, RoleResolvers, RoleTagResolvers } from '../generated.ts';

export const Role: RoleResolvers = {
  __resolveReference: (reference, { accounts }) => accounts.role(referencedKey('Role', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Role', _id),
  uuid: ({ _id }) => _id,
  members: (role, _, { accounts }) => accounts.parts.membersOf(role),
  policies: (role, _, { accounts }) => accounts.parts.policiesOfRole(role),
};

export const RoleMember: RoleMemberResolvers = {
  user: (member, _, { accounts }) => accounts.parts.userOf(member),
  accountLogin: (member, _, { accounts }) => accounts.parts.accountLoginOf(member),
};

export const RoleTag: RoleTagResolvers = {
  roles: (tag, _, { accounts }) => accounts.parts.rolesOfTag(tag),
};
