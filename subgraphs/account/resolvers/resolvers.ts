import type { Resolvers } from '../generated.ts';
import { AccessToken } from './access-token.ts';
import { Account } from './account.ts';
import { AuditEvent } from './audit-event.ts';
import { changePassword } from './mutation/change-password.ts';
import { createAccessToken } from './mutation/create-access-token.ts';
import { createAccount } from './mutation/create-account.ts';
import { createPolicy } from './mutation/create-policy.ts';
import { createRole } from './mutation/create-role.ts';
import { createSshKey } from './mutation/create-ssh-key.ts';
import { createUser } from './mutation/create-user.ts';
import { deleteAccount } from './mutation/delete-account.ts';
import { deletePolicy } from './mutation/delete-policy.ts';
import { deleteRole } from './mutation/delete-role.ts';
import { deleteSshKey } from './mutation/delete-ssh-key.ts';
import { deleteUser } from './mutation/delete-user.ts';
import { recordAudit } from './mutation/record-audit.ts';
import { refreshSession } from './mutation/refresh-session.ts';
import { revokeAccessToken } from './mutation/revoke-access-token.ts';
import { setAccountLimits } from './mutation/set-account-limits.ts';
import { setRoleTags } from './mutation/set-role-tags.ts';
import { signIn } from './mutation/sign-in.ts';
import { signOut } from './mutation/sign-out.ts';
import { updateAccount } from './mutation/update-account.ts';
import { updatePolicy } from './mutation/update-policy.ts';
import { updateRole } from './mutation/update-role.ts';
import { updateUser } from './mutation/update-user.ts';
import { Policy } from './policy.ts';
import { account } from './query/account.ts';
import { accounts } from './query/accounts.ts';
import { identify } from './query/identify.ts';
import { limitsOf } from './query/limits-of.ts';
import { mayProvision } from './query/may-provision.ts';
import { parsePolicy } from './query/parse-policy.ts';
import { sessionKeys } from './query/session-keys.ts';
import { viewer } from './query/viewer.ts';
import { Role, RoleMember, RoleTag } from './role.ts';
import { SshKey } from './ssh-key.ts';
import { User } from './user.ts';
import { Viewer } from './viewer.ts';

export const resolvers: Resolvers = {
  Query: { account, accounts, identify, limitsOf, mayProvision, parsePolicy, sessionKeys, viewer },
  Mutation: {
    changePassword,
    createAccessToken,
    createAccount,
    createPolicy,
    createRole,
    createSshKey,
    createUser,
    deleteAccount,
    deletePolicy,
    deleteRole,
    deleteSshKey,
    deleteUser,
    recordAudit,
    refreshSession,
    revokeAccessToken,
    setAccountLimits,
    setRoleTags,
    signIn,
    signOut,
    updateAccount,
    updatePolicy,
    updateRole,
    updateUser,
  },
  Account,
  User,
  SshKey,
  AccessToken,
  Role,
  RoleMember,
  RoleTag,
  Policy,
  AuditEvent,
  Viewer,
};
