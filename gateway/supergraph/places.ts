import { type Data, fieldOf, isData } from './data.ts';
import { clientName } from './safe-aliases.ts';

/** Where a value is in the answer, as a list from the leaf up: cheap to extend, written out only for errors. */
export interface PathLink {
  readonly parent: PathLink | undefined;
  readonly key: string | number;
}

/** An object of the answer that a fetch reads from and writes to. */
export interface Place {
  readonly data: Data;
  readonly path: PathLink | undefined;
}

interface Spot {
  readonly value: unknown;
  readonly path: PathLink | undefined;
}

/** A path as the client knows it. */
export const pathArray = (link: PathLink | undefined): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at = link; at; at = at.parent) path.unshift(clientKey(at.key));
  return path;
};

export const clientKey = (key: string | number): string | number =>
  typeof key === 'string' ? clientName(key) : key;

/** The objects reached from `places` along `path`; nulls and what is not there are left out. */
export function descend(places: readonly Place[], path: readonly string[]): Place[] {
  let spots: Spot[] = places.map((place) => ({ value: place.data, path: place.path }));
  for (const element of path) spots = spots.flatMap((spot) => descendOne(spot, element));
  return spots.flatMap(({ value, path: at }) => (isData(value) ? [{ data: value, path: at }] : []));
}

function descendOne({ value, path }: Spot, element: string): Spot[] {
  if (element === '@') {
    if (!Array.isArray(value)) return [];
    return value.map((item: unknown, index) => ({ value: item, path: { parent: path, key: index } }));
  }
  if (!isData(value)) return [];
  return [{ value: fieldOf(value, element), path: { parent: path, key: element } }];
}
