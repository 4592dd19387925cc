import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../schema/errors.ts';
import { apiSchemaPath } from '../../../schema/tools/compose.ts';
import { readFile } from './sources.ts';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const api = buildSchema(readFile(apiSchemaPath));
const ownTypes = Object.values(api.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

const within = (owner: string, parts: readonly Described[]): readonly Described[] =>
  parts.map(({ name, description }) => ({ name: `${owner}.${name}`, description }));

/** The type with everything inside it that can carry a description. */
function describedParts(type: GraphQLNamedType): readonly Described[] {
  if (isEnumType(type)) return [type, ...within(type.name, type.getValues())];
  if (isInputObjectType(type)) return [type, ...within(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type];
  const fields = Object.values(type.getFields());
  return [
    ...(isRoot(type) ? [] : [type]),
    ...within(type.name, fields),
    ...fields.flatMap((field) => within(`${type.name}.${field.name}`, field.args)),
  ];
}

const isRoot = (type: GraphQLNamedType): boolean =>
  [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()].some((root) => root === type);

describe('the schema that clients see', () => {
  it('describes every type, field, argument, enum value and input field', () => {
    const silent = ownTypes.flatMap(describedParts).filter(({ description }) => !description?.trim());
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('knows exactly the refusal codes of the one table of errors', () => {
    const codes = api.getType('UserErrorCode');
    if (!isEnumType(codes)) throw new Error('UserErrorCode is not an enum.');
    expect(codes.getValues().map(({ name }) => name)).toEqual(Object.keys(refusals));
  });

  it('gives every mutation one input and a payload with userErrors', () => {
    const odd = Object.values(api.getMutationType()?.getFields() ?? {}).filter(({ args, type }) => {
      const payload = api.getType(String(type).replace(/!$/, ''));
      const hasErrors = isObjectType(payload) && payload.getFields().userErrors !== undefined;
      return args.map(({ name }) => name).join() !== 'input' || !hasErrors;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('dates every deprecation, so that clients can plan', () => {
    const undated = ownTypes
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) => Object.values(type.getFields()))
      .filter(
        ({ deprecationReason }) => deprecationReason && !/\b\d{4}-\d{2}-\d{2}\b/.test(deprecationReason),
      );
    expect(undated.map(({ name }) => name)).toEqual([]);
  });
});
