import { join } from 'node:path';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import type { StoreEngine } from './conformance/engine.ts';

export const embeddedEngine: StoreEngine = {
  name: 'embedded',
  open: (place, options) => openEmbeddedStore({ path: join(place, 'store.db'), ...options }),
};
