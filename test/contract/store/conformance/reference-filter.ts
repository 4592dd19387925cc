import type { Condition, Filter, Scalar } from '../../../../subgraphs/store/port.ts';

/** What a filter means, said as plainly as possible: the engines are compared with this. */
export function matches(doc: unknown, filter: Filter): boolean {
  return (
    Object.entries(filter.where ?? {}).every(([path, condition]) => holds(valuesAt(doc, path), condition)) &&
    (filter.all ?? []).every((part) => matches(doc, part)) &&
    (filter.any === undefined || filter.any.some((part) => matches(doc, part)))
  );
}

/** The order of MongoDB for values of one type: null first, text by its UTF-8 bytes. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

export function scalarAt(doc: unknown, path: string): Scalar {
  return valuesAt(doc, path)[0] ?? null;
}

function valuesAt(value: unknown, path: string): readonly Scalar[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (path === '') return value === undefined ? [] : [value as Scalar];
  const [head = '', ...rest] = path.split('.');
  return valuesAt((value as Record<string, unknown> | null)?.[head], rest.join('.'));
}

function holds(values: readonly Scalar[], condition: Condition): boolean {
  const value = values[0] ?? null;
  if (typeof condition !== 'object' || condition === null) return value === condition;
  return Object.entries(condition).every(([operator, operand]) => {
    if (operator === 'has') return values.includes(operand);
    if (operator === 'in') return operand.includes(value);
    if (operator === 'notIn') return !operand.includes(value);
    if (operator === 'prefix') return typeof value === 'string' && value.startsWith(operand);
    if (operator === 'contains') {
      return typeof value === 'string' && value.toLowerCase().includes(operand.toLowerCase());
    }
    return compares(operator, value, operand);
  });
}

/** Values are compared with their own type only: null is neither less nor greater than anything. */
function compares(operator: string, value: Scalar, operand: Scalar): boolean {
  if ((value === null) !== (operand === null)) return false;
  const order = compareScalars(value, operand);
  return (
    (order < 0 && operator.startsWith('lt')) ||
    (order > 0 && operator.startsWith('gt')) ||
    (order === 0 && operator.endsWith('e'))
  );
}
