import { enough } from './enough.ts';

/** Quotas are promises: they are never given out beyond the pool. */
export const enoughDisk = enough(
  'enough-disk',
  'diskGiB',
  'too little disk',
  ({ diskGiB }) => `${diskGiB} GiB`,
);
