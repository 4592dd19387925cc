import type { PlacementRank } from '../pipeline.ts';

/** Nodes whose free memory differs by less than this part are alike, so that the later ranks have a say. */
const parts = 20;

/**
 * Spreads: the node with the larger part of its memory free is better. Triton's documentation says so; its code
 * does the opposite and fills nodes up. We hold to the documentation: a node that dies takes fewer instances
 * with it, and instances have room to grow.
 */
export const freeRam: PlacementRank = {
  name: 'free-ram',
  score: ({ node: { capacity, reserved } }, { demand }) =>
    Math.floor((parts * (capacity.ramMiB - reserved.ramMiB - demand.ramMiB)) / capacity.ramMiB),
  beaten: 'has less free memory',
};
