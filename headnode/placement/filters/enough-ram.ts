import { enough } from './enough.ts';

/** Memory is never promised twice. */
export const enoughRam = enough('enough-ram', 'ramMiB', 'too little memory', ({ ramMiB }) => `${ramMiB} MiB`);
