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
      ...(name ? [{ where: { name: { in: name } } }] : []),
      ...(nameContains ? [{ where: { name: { contains: nameContains } } }] : []),
      ...(version ? [{ where: { version: { in: version } } }] : []),
      ...(os ? [{ where: { os: { in: os } } }] : []),
      ...(type ? [{ where: { type: { in: type } } }] : []),
      ...(isPublic == null ? [] : [{ where: { isPublic } }]),
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
