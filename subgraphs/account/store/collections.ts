import { accessTokens } from './access-tokens.ts';
import { accounts } from './accounts.ts';
import { auditEvents } from './audit-events.ts';
import { passwords } from './passwords.ts';
import { policies } from './policies.ts';
import { roles } from './roles.ts';
import { sessions } from './sessions.ts';
import { signingKeys } from './signing-keys.ts';
import { sshKeys } from './ssh-keys.ts';
import { users } from './users.ts';

/** Every collection of this subgraph, for whoever opens the store. */
export const accountCollections = [
  accounts,
  users,
  sshKeys,
  roles,
  policies,
  accessTokens,
  sessions,
  passwords,
  signingKeys,
  auditEvents,
] as const;
