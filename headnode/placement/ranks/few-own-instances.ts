import type { PlacementRank } from '../pipeline.ts';

/** An account should not lose all it has with one node. */
export const fewOwnInstances: PlacementRank = {
  name: 'few-own-instances',
  score: ({ ownInstances }) => -ownInstances,
  beaten: 'has more instances of the account',
};
