import type { SubgraphOptions } from '../../shared/subgraph-options.ts';
import type { Peers } from './peers.ts';

/** What the services of this subgraph stand on. */
export interface ServiceDeps extends SubgraphOptions {
  readonly peers: Peers;
}
