import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  visit,
} from 'graphql';

const prefix = 'as_';

/**
 * Keeps clients' aliases apart from the names of real fields. Between fetches an object holds both what the client
 * asked for and what federation needs to find it again: `{ uuid: name }` would otherwise put a name where the next
 * fetch looks for the uuid (the planner overlooks that). Such aliases are given a prefix for as long as a plan runs.
 */
export interface SafeAliases {
  /** The document as it is planned. */
  rename(document: DocumentNode): DocumentNode;
  /** Where the merged data holds the value of a field. */
  keyOf(node: FieldNode): string;
}

export function safeAliases(schema: GraphQLSchema): SafeAliases {
  const fieldNames = fieldNamesOf(schema);
  const isUnsafe = (alias: string): boolean => fieldNames.has(alias) || alias.startsWith(prefix);
  const keyOf = ({ alias, name }: FieldNode): string => {
    if (!alias || alias.value === name.value) return name.value;
    return isUnsafe(alias.value) ? `${prefix}${alias.value}` : alias.value;
  };
  return {
    keyOf,
    rename: (document) =>
      visit(document, {
        Field(node) {
          const key = keyOf(node);
          if (!node.alias || key === node.alias.value) return undefined;
          return { ...node, alias: { ...node.alias, value: key } };
        },
      }),
  };
}

/** The name a client knows a key of the merged data by. */
export const clientName = (key: string): string => (key.startsWith(prefix) ? key.slice(prefix.length) : key);

function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  return new Set(withFields.flatMap((type) => Object.keys(type.getFields())));
}
