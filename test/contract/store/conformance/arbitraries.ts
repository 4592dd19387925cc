import fc from 'fast-check';
import type { Condition, Filter, NewDoc } from '../../../../subgraphs/store/port.ts';
import { type ThingDoc, thing } from './things.ts';

/** Letters that break naive engines: other cases, wildcards, quotes, bytes and code units that sort differently. */
const letters = [
  'a',
  'A',
  'b',
  'é',
  'É',
  'ж',
  'Ж',
  '\uffff',
  '😀',
  '%',
  '_',
  '*',
  '?',
  '[',
  ']',
  '^',
  '-',
  '\\',
  "'",
  '"',
  ' ',
];
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 3 });
/** Mongoose counts empty text as missing where a field is required. */
const code = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 3 });
const textOrNull = fc.option(text, { freq: 5 });
const number = fc.constantFrom(-3, -0.5, 0, 1, 2, 10, 1e15);
const numberOrNull = fc.option(number, { freq: 5 });

/** Things with few distinct values, so that filters match and orders have ties. */
export const thingFields: fc.Arbitrary<Partial<NewDoc<ThingDoc>>> = fc.record({
  name: textOrNull,
  size: numberOrNull,
  isLive: fc.boolean(),
  tags: fc.array(text, { maxLength: 3 }),
  parts: fc.array(fc.record({ code, amount: number }), { maxLength: 2 }),
  place: fc.record({ city: textOrNull }),
});

export const thingsNamed = (
  group: string,
  fields: readonly Partial<NewDoc<ThingDoc>>[],
): readonly NewDoc<ThingDoc>[] => fields.map((each, index) => thing(`${group}-${index}`, { ...each, group }));

const scalarConditions = <T extends string | number | null>(
  values: fc.Arbitrary<T>,
): fc.Arbitrary<Condition> =>
  fc.oneof(
    values,
    fc.record({ in: fc.array(values, { maxLength: 3 }) }),
    fc.record({ notIn: fc.array(values, { maxLength: 3 }) }),
    fc.record({ gt: values }),
    fc.record({ gte: values }),
    fc.record({ lt: values }),
    fc.record({ lte: values }),
    fc.record({ gte: values, lt: values }),
  );
const textConditions: fc.Arbitrary<Condition> = fc.oneof(
  scalarConditions(textOrNull),
  fc.record({ prefix: text }),
  fc.record({ contains: text }),
);

const wheres: fc.Arbitrary<Filter> = fc
  .record(
    {
      name: textConditions,
      size: scalarConditions(numberOrNull),
      isLive: fc.oneof(fc.boolean(), fc.record({ in: fc.array(fc.boolean(), { maxLength: 2 }) })),
      'place.city': textConditions,
      tags: fc.record({ has: text }),
      'parts.code': fc.record({ has: text }),
    },
    { requiredKeys: [] },
  )
  .map((where) => ({ where }));

export const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    wheres,
    fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
  ),
})).filter;

const direction = fc.constantFrom('asc' as const, 'desc' as const);
const orderPath = fc.constantFrom('name', 'size', 'isLive', 'place.city', '_id');
export const orders = fc.uniqueArray(fc.record({ path: orderPath, direction }), {
  maxLength: 3,
  selector: ({ path }) => path,
});
