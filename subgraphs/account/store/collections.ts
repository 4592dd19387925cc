import { accessTokens } from './access-tokens.ts';
import { accounts } from './accounts.ts';
import { sshKeys } from './ssh-keys.ts';
import { users } from './users.ts';

/** Every collection of this subgraph, for whoever opens the store. */
export const accountCollections = [accounts, users, sshKeys, accessTokens] as const;
