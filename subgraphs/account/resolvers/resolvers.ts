import type { Resolvers } from '../generated.ts';
import { Account } from './account.ts';
import { account } from './query/account.ts';
import { identify } from './query/identify.ts';
import { viewer } from './query/viewer.ts';
import { SshKey } from './ssh-key.ts';
import { User } from './user.ts';

export const resolvers: Resolvers = { Query: { viewer, account, identify }, Account, User, SshKey };
