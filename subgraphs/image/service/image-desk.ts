import type { ImageSpec } from '../../../schema/tasks.ts';

/** The image subgraph's services for the headnode's workflows. */
export interface ImageDesk {
  /** The image and its origins, base first, as a node needs them; `undefined` when it cannot be used any more. */
  specsFor(imageUuid: string): Promise<readonly ImageSpec[] | undefined>;
}
