import { accessTokens } from '../../subgraphs/account/store/access-tokens.ts';
import { accounts } from '../../subgraphs/account/store/accounts.ts';
import { auditEvents } from '../../subgraphs/account/store/audit-events.ts';
import { passwords } from '../../subgraphs/account/store/passwords.ts';
import { policies } from '../../subgraphs/account/store/policies.ts';
import { roles } from '../../subgraphs/account/store/roles.ts';
import { sessions } from '../../subgraphs/account/store/sessions.ts';
import { signingKeys } from '../../subgraphs/account/store/signing-keys.ts';
import { sshKeys } from '../../subgraphs/account/store/ssh-keys.ts';
import { users } from '../../subgraphs/account/store/users.ts';
import { accountUsage } from '../../subgraphs/compute/store/account-usage.ts';
import { computeNodes } from '../../subgraphs/compute/store/compute-nodes.ts';
import { instances } from '../../subgraphs/compute/store/instances.ts';
import { joinTokens } from '../../subgraphs/compute/store/join-tokens.ts';
import { operations } from '../../subgraphs/compute/store/operations.ts';
import { packages } from '../../subgraphs/compute/store/packages.ts';
import { tasks } from '../../subgraphs/compute/store/tasks.ts';
import { images } from '../../subgraphs/image/store/images.ts';
import { ips } from '../../subgraphs/network/store/ips.ts';
import { networks } from '../../subgraphs/network/store/networks.ts';
import { nics } from '../../subgraphs/network/store/nics.ts';
import type { CollectionSpec, Doc } from '../../subgraphs/store/port.ts';

/** Every collection there is: what a store is opened with. */
export const allCollections: readonly CollectionSpec<Doc>[] = [
  accessTokens,
  accounts,
  accountUsage,
  auditEvents,
  computeNodes,
  images,
  instances,
  ips,
  joinTokens,
  networks,
  nics,
  operations,
  packages,
  passwords,
  policies,
  roles,
  sessions,
  signingKeys,
  sshKeys,
  tasks,
  users,
];
