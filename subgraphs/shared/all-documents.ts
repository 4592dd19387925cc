import type { Collection, Doc, Filter, PageKey } from '../store/port.ts';

const pageSize = 500;

/**
 * Every document that matches, by `_id`, read in pages so that no single read grows with the data center. What is
 * written meanwhile may or may not be in it: callers check again by revision when they write.
 */
export async function allDocuments<D extends Doc>(collection: Collection<D>, filter: Filter): Promise<D[]> {
  const found: D[] = [];
  for (let after: PageKey | undefined; ; ) {
    const page = await collection.page({ filter, limit: pageSize, after });
    found.push(...page.items.map(({ doc }) => doc));
    after = page.items.at(-1)?.key;
    if (!page.hasNextPage || !after) return found;
  }
}
