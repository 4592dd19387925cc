import type { Condition, Filter, Scalar } from '../store/port.ts';

type Predicate = (document: unknown) => boolean;

/**
 * A store filter as a test of documents in memory, with the store's own meaning: for changes on their way to
 * readers who asked for some of them. Made once and used for every change.
 */
export function matchFilter(filter: Filter): Predicate {
  const wheres = Object.entries(filter.where ?? {}).map(([path, condition]) => atPath(path, condition));
  const all = [...wheres, ...(filter.all ?? []).map(matchFilter)];
  const any = filter.any?.map(matchFilter);
  return (document) =>
    all.every((holds) => holds(document)) && (any?.some((holds) => holds(document)) ?? true);
}

function atPath(path: string, condition: Condition): Predicate {
  const keys = path.split('.');
  const holds = conditionTest(condition);
  return (document) => holds(keys.reduce(fieldOf, document) ?? null);
}

const fieldOf = (value: unknown, key: string): unknown =>
  // A document is plain data: what is neither object nor null has no fields.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function conditionTest(condition: Condition): Predicate {
  if (typeof condition !== 'object' || condition === null) return (value) => value === condition;
  // Several operators may stand together: then all must hold.
  const tests = Object.entries(condition).map(([name, operand]) => operatorTest(name, operand));
  return (value) => tests.every((holds) => holds(value));
}

function operatorTest(name: string, operand: unknown): Predicate {
  // The port's types say which operand goes with which operator.
  if (name === 'in' || name === 'notIn') {
    const listed = new Set(operand as readonly unknown[]);
    return (value) => listed.has(value) === (name === 'in');
  }
  if (name === 'has') return (value) => Array.isArray(value) && value.includes(operand);
  if (name === 'prefix') return (value) => typeof value === 'string' && value.startsWith(String(operand));
  if (name === 'contains') return containsTest(String(operand));
  return comparison(name, operand as Scalar);
}

function containsTest(text: string): Predicate {
  const wanted = text.toLowerCase();
  return (value) => typeof value === 'string' && value.toLowerCase().includes(wanted);
}

/** As in the store: nothing is less or greater than null, and texts compare by code points, not by UTF-16 units. */
function comparison(name: string, operand: Scalar): Predicate {
  if (operand === null) return (value) => name.endsWith('e') && value === null;
  return (value) => {
    if (value === null || typeof value !== typeof operand) return false;
    const order = compare(value, operand);
    if (name === 'gt') return order > 0;
    if (name === 'gte') return order >= 0;
    return name === 'lt' ? order < 0 : order <= 0;
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
