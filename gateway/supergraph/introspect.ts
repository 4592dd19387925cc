import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

/** Answers one root field of introspection (`__schema`, `__type`) from the API schema, by graphql-js itself. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
  fields: readonly FieldNode[],
): unknown {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: fields } as const;
  const definitions = [{ ...operation, selectionSet }, ...Object.values(fragments)];
  const { data } = executeSync({
    schema,
    document: { kind: Kind.DOCUMENT, definitions },
    variableValues: variables,
  });
  const [answer] = Object.values(data ?? {});
  return answer ?? null;
}
