import { counted, type PlacementFilter } from '../pipeline.ts';

/** A silent node could not be told to do anything. */
export const running: PlacementFilter = {
  name: 'running',
  reject: ({ node }) => (node.status === 'RUNNING' ? undefined : 'is silent'),
  summary: (dropped) => counted(dropped, 'is silent', 'are silent'),
};
