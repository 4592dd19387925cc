import { type Data, fieldOf, isData, mergeData } from './data.ts';
import type { RequiredSelection } from './operation-plan.ts';
import type { TypeTest } from './rewrite-data.ts';

/**
 * The representation of an object for an entity fetch, or `undefined` when the object is not of a type the fetch
 * is about, or lacks a field it needs (its own fetch failed).
 */
export function representEntity(
  data: Data,
  requires: readonly RequiredSelection[],
  isOfType: TypeTest,
): Data | undefined {
  const representation = pick(data, requires, isOfType);
  return representation && typeof representation.__typename === 'string' ? representation : undefined;
}

function pick(data: Data, selections: readonly RequiredSelection[], isOfType: TypeTest): Data | undefined {
  const picked: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'field') {
      const value = pickField(fieldOf(data, selection.name), selection.selections, isOfType);
      if (value === undefined) return undefined;
      picked[selection.name] = value;
    } else if (satisfies(data, selection.typeCondition, isOfType)) {
      const part = pick(data, selection.selections, isOfType);
      if (part) mergeData(picked, part);
    }
  }
  return picked;
}

function pickField(
  value: unknown,
  selections: readonly RequiredSelection[] | undefined,
  isOfType: TypeTest,
): unknown {
  if (!selections) return value;
  if (Array.isArray(value))
    return value.map((item: unknown) => pickField(item, selections, isOfType) ?? null);
  return isData(value) ? pick(value, selections, isOfType) : value;
}

const satisfies = (data: Data, typeCondition: string | undefined, isOfType: TypeTest): boolean =>
  typeCondition !== undefined &&
  typeof data.__typename === 'string' &&
  isOfType(data.__typename, typeCondition);
