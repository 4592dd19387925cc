import { counted, type PlacementFilter } from '../pipeline.ts';

/** Operators keep nodes for themselves: for service, or to empty them. */
export const notReserved: PlacementFilter = {
  name: 'not-reserved',
  reject: ({ node }) => (node.isReservedForOperator ? 'is reserved for the operator' : undefined),
  summary: (dropped) => counted(dropped, 'is reserved', 'are reserved'),
};
