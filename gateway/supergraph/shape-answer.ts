import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { type Data, fieldOf, isData } from './data.ts';
import { type PathLink, pathArray } from './places.ts';

export interface AnswerShape {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where `merged` holds the value of a field. */
  readonly keyOf: (node: FieldNode) => string;
  /** Answers `__schema` and `__type`. */
  readonly introspect: (fields: readonly FieldNode[]) => unknown;
}

export interface ShapedAnswer {
  readonly data: Data | null;
  /** Values that cannot stand where a subgraph put them. A mere null where none may be is not one: it only spreads. */
  readonly errors: readonly GraphQLError[];
}

/** A null that has reached a place where none may be: the object or list around it becomes null instead. */
const spreadingNull = Symbol('spreading null');

type Fields = Map<string, readonly FieldNode[]>;

/**
 * Makes the client's answer from the merged data: the fields it asked for and no others, under its names, in its
 * order, checked against the API schema.
 */
export function shapeAnswer(merged: Data, shape: AnswerShape): ShapedAnswer {
  return new Shaper(shape).shape(merged);
}

class Shaper {
  readonly #shape: AnswerShape;
  readonly #errors: GraphQLError[] = [];
  /** Which fields to take from an object of a type depends on nothing else within one answer. */
  readonly #subfields = new Map<readonly FieldNode[], Map<GraphQLObjectType, Fields>>();

  constructor(shape: AnswerShape) {
    this.#shape = shape;
  }

  shape(merged: Data): ShapedAnswer {
    const { schema, operation, fragments, variables } = this.#shape;
    const root = schema.getRootType(operation.operation);
    if (!root) return { data: null, errors: [new GraphQLError('The schema has no such root type')] };
    const fields = collectFields(schema, fragments, variables, root, operation.selectionSet);
    return { data: this.#object(root, fields, merged, undefined), errors: this.#errors };
  }

  #object(type: GraphQLObjectType, fields: Fields, source: Data, path: PathLink | undefined): Data | null {
    const shaped: Data = Object.create(null);
    for (const [responseName, nodes] of fields) {
      const value = this.#field(type, responseName, nodes, source, path);
      if (value === spreadingNull) return null;
      shaped[responseName] = value;
    }
    return shaped;
  }

  #field(
    type: GraphQLObjectType,
    responseName: string,
    nodes: readonly FieldNode[],
    source: Data,
    path: PathLink | undefined,
  ): unknown {
    const [node] = nodes;
    if (!node) return null;
    const name = node.name.value;
    if (name === '__typename') return type.name;
    if (name === '__schema' || name === '__type') return this.#shape.introspect(nodes);
    const definition = type.getFields()[name];
    if (!definition) return null;
    const at = { parent: path, key: responseName };
    return this.#value(definition.type, nodes, fieldOf(source, this.#shape.keyOf(node)), at);
  }

  #value(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    value: unknown,
    path: PathLink | undefined,
  ): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, nodes, value, path) ?? spreadingNull;
    if (value === null || value === undefined) return null;
    if (isListType(type)) return this.#list(type.ofType, nodes, value, path);
    if (isLeafType(type)) return this.#leaf(type, value, path);
    if (!isData(value)) return this.#wrong(`expected an object of ${type.name}`, path);
    const objectType = isAbstractType(type) ? this.#objectType(value) : type;
    if (!objectType || (isAbstractType(type) && !this.#shape.schema.isSubType(type, objectType))) {
      return this.#wrong(`no type of ${type.name} in __typename`, path);
    }
    return this.#object(objectType, this.#fieldsOf(objectType, nodes), value, path);
  }

  #list(
    itemType: GraphQLOutputType,
    nodes: readonly FieldNode[],
    value: unknown,
    path: PathLink | undefined,
  ): unknown {
    if (!Array.isArray(value)) return this.#wrong('expected a list', path);
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const shaped = this.#value(itemType, nodes, item, { parent: path, key: index });
      if (shaped === spreadingNull) return null;
      items.push(shaped);
    }
    return items;
  }

  #leaf(type: GraphQLLeafType, value: unknown, path: PathLink | undefined): unknown {
    const isValid = isEnumType(type)
      ? typeof value === 'string' && type.getValue(value) !== undefined
      : (builtInScalars[type.name]?.(value) ?? true);
    return isValid ? value : this.#wrong(`not a value of ${type.name}`, path);
  }

  #objectType(value: Data): GraphQLObjectType | undefined {
    const type =
      typeof value.__typename === 'string' ? this.#shape.schema.getType(value.__typename) : undefined;
    return isObjectType(type) ? type : undefined;
  }

  #fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    const byType = this.#subfields.get(nodes) ?? new Map<GraphQLObjectType, Fields>();
    this.#subfields.set(nodes, byType);
    const known = byType.get(type);
    if (known) return known;
    const { schema, fragments, variables } = this.#shape;
    const fields = collectSubfields(schema, fragments, variables, type, nodes);
    byType.set(type, fields);
    return fields;
  }

  #wrong(what: string, path: PathLink | undefined): null {
    this.#errors.push(new GraphQLError(`A subgraph answered wrongly: ${what}`, { path: pathArray(path) }));
    return null;
  }
}

const builtInScalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: Number.isInteger,
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || typeof value === 'number',
};
