import { counted, type PlacementFilter } from '../pipeline.ts';

/** Nodes that have just failed at it are not asked again. */
export const notExcepted: PlacementFilter = {
  name: 'not-excepted',
  reject: ({ node }, { except }) => (except.includes(node._id) ? 'has been tried already' : undefined),
  summary: (dropped) => counted(dropped, 'has been tried already', 'have been tried already'),
};
