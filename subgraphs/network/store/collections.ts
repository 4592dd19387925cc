import { ips } from './ips.ts';
import { networks } from './networks.ts';
import { nics } from './nics.ts';

/** Every collection of this subgraph, for whoever opens the store. */
export const networkCollections = [networks, nics, ips] as const;
