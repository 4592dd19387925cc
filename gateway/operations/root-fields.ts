import { type FieldNode, type GraphQLArgument, getArgumentValues } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { type Data, isData } from '../supergraph/data.ts';
import type { AdmittedOperation } from './operations.ts';

/** A field of the operation's root that this request asks for, under the client's name for it. */
export interface RootField {
  readonly responseName: string;
  readonly node: FieldNode;
  /** Its argument `input` as coerced, with defaults; empty when it has none. */
  readonly input: Data;
}

/** The root fields of an operation, through fragments and without what `@skip` and `@include` leave out. */
export function rootFields({
  prepared,
  coerced,
}: Pick<AdmittedOperation, 'prepared' | 'coerced'>): RootField[] {
  const { version, operation, fragments } = prepared;
  const schema = version.apiSchema;
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const collected = collectFields(schema, fragments, coerced, root, operation.selectionSet);
  return [...collected].flatMap(([responseName, [node]]) => {
    const definition = node && root.getFields()[node.name.value];
    return definition ? [{ responseName, node, input: inputOf(definition, node, coerced) }] : [];
  });
}

function inputOf(
  definition: { readonly args: readonly GraphQLArgument[] },
  node: FieldNode,
  variables: Data,
): Data {
  try {
    // Only the arguments of the definition are looked at.
    const { input } = getArgumentValues(
      definition as Parameters<typeof getArgumentValues>[0],
      node,
      variables,
    );
    return isData(input) ? input : {};
  } catch {
    // The subgraph will refuse it for the same reason.
    return {};
  }
}
