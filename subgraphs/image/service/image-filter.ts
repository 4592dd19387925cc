import { anyOf, containing, given } from '../../shared/filter-parts.ts';
import type { Filter, Order } from '../../store/port.ts';
import type { ImageFilter, ImageOrder, InputMaybe } from '../generated.ts';

type Given<T> = InputMaybe<T> | undefined;

/** The store's filter for a list of images: the active ones unless states are named. */
export function imageFilter(wanted: Given<ImageFilter>): Filter {
  const { name, nameContains, version, os, type, state } = wanted ?? {};
  const isPublic = wanted?.public;
  return {
    where: { state: { in: state ?? ['ACTIVE'] } },
    all: [
      ...anyOf('name', name),
      ...containing('name', nameContains),
      ...anyOf('version', version),
      ...anyOf('os', os),
      ...anyOf('type', type),
      ...given(isPublic, (wish) => ({ where: { isPublic: wish } })),
    ],
  };
}

/** Newest first unless said otherwise; versions of one name newest first too. */
export function imageOrder(wanted: Given<ImageOrder>): readonly Order[] {
  const newestFirst: Order = { path: 'publishedAt', direction: 'desc' };
  if (!wanted) return [newestFirst];
  const direction = wanted.direction === 'DESC' ? 'desc' : 'asc';
  if (wanted.field === 'NAME') return [{ path: 'name', direction }, newestFirst];
  return [{ path: 'publishedAt', direction }];
}
