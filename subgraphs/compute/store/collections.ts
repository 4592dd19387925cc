import { computeNodes } from './compute-nodes.ts';
import { instances } from './instances.ts';
import { joinTokens } from './join-tokens.ts';
import { operations } from './operations.ts';
import { packages } from './packages.ts';
import { tasks } from './tasks.ts';

/** Every collection of this subgraph, for whoever opens the store. */
export const computeCollections = [instances, operations, packages, computeNodes, joinTokens, tasks] as const;
