import { enough } from './enough.ts';

/** CPU is shared up to the ratio that is in the node's capacity. */
export const enoughCpu = enough(
  'enough-cpu',
  'cpuPercent',
  'too little CPU',
  ({ cpuPercent }) => `${cpuPercent} %`,
);
