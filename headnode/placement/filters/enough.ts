import { type Dimension, lackingFor } from '../../../subgraphs/compute/service/records/capacity.ts';
import type { Resources } from '../../../subgraphs/compute/store/compute-nodes.ts';
import { counted, type PlacementFilter } from '../pipeline.ts';

/** A filter for room in one dimension: the same arithmetic by which the room is then reserved. */
export const enough = (
  name: string,
  dimension: Dimension,
  what: string,
  need: (demand: Resources) => string,
): PlacementFilter => ({
  name,
  reject: ({ node }, { demand }) => {
    if (!lackingFor(demand, node).includes(dimension)) return undefined;
    const free = Math.max(0, node.capacity[dimension] - node.reserved[dimension]);
    return `has ${what} (need ${need(demand)}, free ${free})`;
  },
  summary: (dropped, { demand }) => `${counted(dropped, 'has', 'have')} ${what} (need ${need(demand)})`,
});
