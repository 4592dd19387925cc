import { type Data, fieldOf, isData } from './data.ts';
import type { Rewrite } from './operation-plan.ts';

/** Whether an object of a type satisfies a type condition. */
export type TypeTest = (typeName: string, typeCondition: string) => boolean;

const fragmentPrefix = '... on ';

/** Applies the planner's corrections: it renames fields whose aliases would collide, and sets `__typename`s. */
export function rewriteData(rewrites: readonly Rewrite[], value: unknown, isOfType: TypeTest): void {
  for (const rewrite of rewrites) {
    const last = rewrite.path.at(-1);
    if (last === undefined) continue;
    for (const data of select([value], rewrite.path.slice(0, -1), isOfType))
      rewriteField(data, last, rewrite);
  }
}

function rewriteField(data: Data, name: string, rewrite: Rewrite): void {
  if (rewrite.kind === 'set') {
    data[name] = rewrite.value;
    return;
  }
  const present = fieldOf(data, name);
  if (present === undefined) return;
  delete data[name];
  data[rewrite.to] = present;
}

/** All objects along the path; lists are walked through at every step. */
function select(values: readonly unknown[], path: readonly string[], isOfType: TypeTest): Data[] {
  const objects = values.flat(Number.POSITIVE_INFINITY).filter(isData);
  const [first, ...rest] = path;
  if (first === undefined) return objects;
  if (!first.startsWith(fragmentPrefix)) {
    return select(
      objects.map((data) => fieldOf(data, first)),
      rest,
      isOfType,
    );
  }
  const typeCondition = first.slice(fragmentPrefix.length);
  const matching = objects.filter((data) => mayBeOfType(data, typeCondition, isOfType));
  return select(matching, rest, isOfType);
}

/** Objects that do not say their type are taken for what the planner expects there. */
const mayBeOfType = (data: Data, typeCondition: string, isOfType: TypeTest): boolean =>
  typeof data.__typename !== 'string' || isOfType(data.__typename, typeCondition);
