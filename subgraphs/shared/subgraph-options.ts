import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import type { Store } from '../store/port.ts';
import type { CursorCodec } from './cursor.ts';

/** What every subgraph is built from. The same objects may serve all of them. */
export interface SubgraphOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly cursors: CursorCodec;
}
