import type { Resolvers } from '../generated.ts';
import { Instance } from './instance.ts';
import { IpAddress } from './ip-address.ts';
import { Network } from './network.ts';
import { Nic } from './nic.ts';
import { attachments } from './query/attachments.ts';
import { network } from './query/network.ts';
import { networks } from './query/networks.ts';

export const resolvers: Resolvers = {
  Query: { network, networks, attachments },
  Network,
  Nic,
  IpAddress,
  Instance,
};
