import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Under which keys a mutation's payload holds what the audit must know, whether the client asked for it or not. */
export interface AuditKeys {
  readonly errors: string;
  readonly operation: string;
  readonly target: string;
  readonly viewer: string;
}

/** Keys that no client's alias in this text can be. */
export function auditKeys(text: string): AuditKeys {
  let prefix = 'audit_';
  while (text.includes(prefix)) prefix = `${prefix}_`;
  return {
    errors: `${prefix}errors`,
    operation: `${prefix}operation`,
    target: `${prefix}target`,
    viewer: `${prefix}viewer`,
  };
}

export interface Auditable {
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
}

/**
 * A mutation as it is planned: every payload is also asked for its refusals, its operation and its object's id.
 * Nobody can keep the outcome from the audit by not selecting it; the client's answer is shaped without these.
 */
export function withAuditSelections(schema: GraphQLSchema, asked: Auditable, keys: AuditKeys): Auditable {
  const mutation = schema.getMutationType();
  const info = new TypeInfo(schema);
  const extend = <Node extends OperationDefinitionNode | FragmentDefinitionNode>(node: Node): Node =>
    visit(
      node,
      visitWithTypeInfo(info, {
        Field: (field) => {
          if (info.getParentType() !== mutation) return undefined;
          const payload = getNamedType(info.getType());
          return isObjectType(payload) ? extended(field, selectionsFor(payload, keys)) : undefined;
        },
      }),
    );
  return { operation: extend(asked.operation), fragments: asked.fragments.map(extend) };
}

const extended = (field: FieldNode, added: readonly SelectionNode[]): FieldNode => ({
  ...field,
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: [...(field.selectionSet?.selections ?? []), ...added],
  },
});

function selectionsFor(payload: GraphQLObjectType, keys: AuditKeys): readonly SelectionNode[] {
  const fields = payload.getFields();
  const target = Object.values(fields).find(
    ({ name, type }) => name !== 'operation' && isNode(getNamedType(type)),
  );
  return [
    ...(fields.userErrors ? [select(keys.errors, 'userErrors', [select(undefined, 'code')])] : []),
    ...(fields.operation ? [select(keys.operation, 'operation', [select(undefined, 'id')])] : []),
    ...(fields.deletedId ? [select(keys.target, 'deletedId')] : []),
    ...(target && !fields.deletedId ? [select(keys.target, target.name, [select(undefined, 'id')])] : []),
    ...(payload.name === 'SignInPayload' ? [select(keys.viewer, 'viewer', signedIn)] : []),
  ];
}

const isNode = (type: unknown): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

function select(alias: string | undefined, name: string, selections?: readonly FieldNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    ...(alias ? { alias: { kind: Kind.NAME, value: alias } } : {}),
    name: { kind: Kind.NAME, value: name },
    ...(selections ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
  };
}

const loginOnly = [select(undefined, 'login')];
const signedIn = [select(undefined, 'account', loginOnly), select(undefined, 'user', loginOnly)];
