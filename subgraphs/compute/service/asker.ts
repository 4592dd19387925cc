import type { Caller } from '../../../schema/caller.ts';

/** Who asks, and in which request. The caller is null only where the gateway was gone round: services refuse then. */
export interface Asker {
  readonly caller: Caller | null;
  readonly requestId: string;
}
