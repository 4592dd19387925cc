import { isDeepStrictEqual } from 'node:util';
import {
  type CollectionSpec,
  type Doc,
  type Patch,
  RevisionConflict,
  type Store,
  update,
} from '../../../store/port.ts';

/**
 * Reads a document, lets `decide` say what to change, writes that, and does it again when somebody else was
 * faster. Fields that are the same already are not written, and without any other there is no write at all.
 * Resolves to the document as it stands afterwards, `undefined` when there is none.
 */
export async function changeDocument<D extends Doc>(
  store: Store,
  spec: CollectionSpec<D>,
  id: string,
  decide: (doc: D) => Patch<D>,
  attempts = 20,
): Promise<D | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const doc = await store.collection(spec).get(id);
    if (!doc) return undefined;
    try {
      return await writeChanged(store, spec, doc, decide(doc));
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt >= attempts) throw error;
    }
  }
}

/** Writes the fields of `patch` that differ from the document as read; none differs, no write. @throws RevisionConflict */
export async function writeChanged<D extends Doc>(
  store: Store,
  spec: CollectionSpec<D>,
  doc: D,
  patch: Patch<D>,
): Promise<D> {
  const changed = Object.entries(patch).filter(
    // A patch's keys are the document's own.
    ([key, value]) => !isSame(doc[key as keyof D], value),
  );
  if (changed.length === 0) return doc;
  // Made of the entries of a patch.
  const set = Object.fromEntries(changed) as Patch<D>;
  const [written] = await store.commit([update(spec, doc, set)]);
  // The store answers the documents as written, in order.
  return written as D;
}

/** Same content; the order of keys does not count. */
export const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
