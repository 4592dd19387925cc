import { lackingFor } from '../../../subgraphs/compute/service/records/capacity.ts';
import { counted, type PlacementFilter } from '../pipeline.ts';

/** A node has only so many virtual links and process tables. */
export const instanceCount: PlacementFilter = {
  name: 'instance-count',
  reject: ({ node }, { demand }) =>
    lackingFor(demand, node).includes('instances') ? 'has no place for another instance' : undefined,
  summary: (dropped) =>
    counted(dropped, 'has no place for another instance', 'have no place for another instance'),
};
