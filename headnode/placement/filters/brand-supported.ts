import { counted, type PlacementFilter } from '../pipeline.ts';

/** Not every host runs every kind of instance. */
export const brandSupported: PlacementFilter = {
  name: 'brand-supported',
  reject: ({ node }, { brand }) =>
    node.facts.brands.includes(brand) ? undefined : `does not run ${brand} instances`,
  summary: (dropped, { brand }) => `${counted(dropped, 'does not run', 'do not run')} ${brand} instances`,
};
