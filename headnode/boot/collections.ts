import { accountCollections } from '../../subgraphs/account/store/collections.ts';
import { computeCollections } from '../../subgraphs/compute/store/collections.ts';
import { imageCollections } from '../../subgraphs/image/store/collections.ts';
import { networkCollections } from '../../subgraphs/network/store/collections.ts';
import type { CollectionSpec, Doc } from '../../subgraphs/store/port.ts';

/** Every collection there is: what a store is opened with. */
export const allCollections: readonly CollectionSpec<Doc>[] = [
  ...accountCollections,
  ...computeCollections,
  ...imageCollections,
  ...networkCollections,
];
