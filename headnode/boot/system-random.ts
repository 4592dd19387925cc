import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../../schema/runtime.ts';

const range = 2 ** 47;

/** The system's own chance: unpredictable, good for tokens and keys. */
export const systemRandom: Random = {
  next: () => randomInt(range) / range,
  uuid: () => randomUUID(),
  bytes: (length) => randomBytes(length),
};
