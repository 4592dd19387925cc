import { PublicError } from '../../schema/errors.ts';
import type { NodeType } from '../../schema/ids.ts';
import { limits } from '../../schema/limits.ts';
import type { Filter } from '../store/port.ts';
import { referenceKey } from './reference.ts';

type Given<T> = T | null | undefined;

/** Matches no document. */
export const nothing: Filter = { any: [] };

/** A condition only where the filter has one: null and absent mean no condition, an empty list matches nothing. */
export const given = <T>(value: Given<T>, filter: (value: T) => Filter): readonly Filter[] =>
  value === null || value === undefined ? [] : [filter(value)];

/** Any of these values. @throws PublicError BAD_USER_INPUT when they are too many */
export const anyOf = (path: string, values: Given<readonly string[]>): readonly Filter[] =>
  given(values, (list) => ({ where: { [path]: { in: bounded(list) } } }));

/** Text somewhere inside. What is longer than any name matches nothing. */
export const containing = (path: string, text: Given<string>): readonly Filter[] =>
  given(text, (part) =>
    part.length > limits.refLength ? nothing : { where: { [path]: { contains: part } } },
  );

/** References taken apart into keys, known without a look, and names. @throws PublicError BAD_USER_INPUT when too many */
export function splitReferences(
  type: NodeType,
  refs: readonly string[],
): { readonly keys: readonly string[]; readonly names: readonly string[] } {
  const parts = bounded(refs).map((ref) => ({ ref, key: referenceKey(type, ref) }));
  return {
    keys: parts.flatMap(({ key }) => key ?? []),
    names: parts.flatMap(({ ref, key }) =>
      key === undefined && ref.length <= limits.refLength ? [ref] : [],
    ),
  };
}

/** @throws PublicError BAD_USER_INPUT */
export function bounded<T>(list: readonly T[]): readonly T[] {
  if (list.length <= limits.page.maxSize) return list;
  throw new PublicError('BAD_USER_INPUT', `A condition has at most ${limits.page.maxSize} values.`);
}
