import { describe } from 'vitest';
import { commits, uniqueness } from './conformance/commits.ts';
import { documents } from './conformance/documents.ts';
import type { StoreEngine } from './conformance/engine.ts';
import { feed } from './conformance/feed.ts';
import { filters } from './conformance/filters.ts';
import { paging } from './conformance/paging.ts';

/** Everything the store port promises, put to one engine. */
export const storeConformance = (engine: StoreEngine) =>
  describe(`store port on ${engine.name}`, () => {
    documents(engine);
    commits(engine);
    uniqueness(engine);
    filters(engine);
    paging(engine);
    feed(engine);
  });
