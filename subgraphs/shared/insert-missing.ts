import { type CollectionSpec, type Doc, insert, type NewDoc, type Store } from '../store/port.ts';

/** Inserts those documents whose keys are not there yet, in one commit; what is there stays as it is. */
export async function insertMissing<D extends Doc>(
  store: Store,
  spec: CollectionSpec<D>,
  documents: readonly NewDoc<D>[],
): Promise<void> {
  const present = await store.collection(spec).getMany(documents.map(({ _id }) => _id));
  const missing = documents.filter((_, index) => !present[index]);
  if (missing.length > 0) await store.commit(missing.map((document) => insert(spec, document)));
}
