import { embeddedEngine } from './embedded-engine.ts';
import { storeConformance } from './store-conformance.ts';

storeConformance(embeddedEngine);
