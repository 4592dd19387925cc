import type { Doc } from '../../../store/port.ts';

/** In the order in which they came into being. */
export const oldestFirst = <D extends Doc>(documents: readonly D[]): readonly D[] =>
  documents.toSorted((a, b) => compare(a.createdAt, b.createdAt) || compare(a._id, b._id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
