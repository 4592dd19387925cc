import { type FieldNode, getNamedType, isEnumType, isLeafType, isObjectType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { AdmittedOperation } from '../operations/operations.ts';
import type { Answer } from '../operations/run-operation.ts';
import { type Data, isData } from '../supergraph/data.ts';

/**
 * How a client's selection shows a change `{ cursor kind sequence <object> }`: under which names. Without it a slow
 * reader's changes cannot be told apart, let alone put together.
 */
export interface ChangeShape {
  /** Response name of the subscription's field. */
  readonly root: string;
  /** The change's selected fields, by response name. */
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly isObject: boolean }>;
  /** Response name of `kind`. */
  readonly kind: string;
  /** Response names of the object and of its `id` or `uuid`; `undefined` when not selected. */
  readonly identity: { readonly object: string; readonly key: string } | undefined;
}

/** The shape of a stream's changes, or `undefined` when `kind` is not selected or the stream is of something else. */
export function changeShapeOf({ prepared, coerced }: AdmittedOperation): ChangeShape | undefined {
  const { version, operation, fragments } = prepared;
  const schema = version.apiSchema;
  const subscription = schema.getSubscriptionType();
  if (!subscription) return undefined;
  const roots = collectFields(schema, fragments, coerced, subscription, operation.selectionSet);
  const [[root, nodes] = ['', []]] = roots;
  const change = getNamedType(subscription.getFields()[nodes[0]?.name.value ?? '']?.type);
  if (!isObjectType(change)) return undefined;
  const selected = collectSubfields(schema, fragments, coerced, change, nodes);
  const fields = new Map<string, { name: string; isObject: boolean }>();
  let kind: string | undefined;
  let identity: ChangeShape['identity'];
  for (const [responseName, fieldNodes] of selected) {
    const name = fieldNodes[0]?.name.value ?? '';
    const type = getNamedType(change.getFields()[name]?.type);
    const isObject = type !== undefined && !isLeafType(type);
    fields.set(responseName, { name, isObject });
    if (name === 'kind' && isEnumType(type) && type.getValue('RESET')) kind = responseName;
    const key = isObjectType(type)
      ? keyIn(collectSubfields(schema, fragments, coerced, type, fieldNodes))
      : undefined;
    if (key) identity = { object: responseName, key };
  }
  return kind === undefined ? undefined : { root, fields, kind, identity };
}

function keyIn(fields: ReadonlyMap<string, readonly FieldNode[]>): string | undefined {
  for (const [responseName, [node]] of fields) {
    if (node?.name.value === 'id' || node?.name.value === 'uuid') return responseName;
  }
  return undefined;
}

const changeOf = (shape: ChangeShape, answer: Answer): Data | undefined => {
  const change = answer.data?.[shape.root];
  return isData(change) ? change : undefined;
};

/** Which object a change is about, or `undefined` when it does not say. */
export function changedObject(shape: ChangeShape, answer: Answer): string | undefined {
  if (!shape.identity) return undefined;
  const object = changeOf(shape, answer)?.[shape.identity.object];
  const key = isData(object) ? object[shape.identity.key] : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** Two changes of one object as one: the newer state. What the reader has not yet seen come into being still does. */
export function mergeChanges(shape: ChangeShape, older: Answer, newer: Answer): Answer {
  const isNew = changeOf(shape, older)?.[shape.kind] === 'CREATED';
  const change = changeOf(shape, newer);
  if (!isNew || change?.[shape.kind] !== 'UPDATED') return newer;
  return { ...newer, data: { ...newer.data, [shape.root]: { ...change, [shape.kind]: 'CREATED' } } };
}

/** Tells a reader that changes were lost up to and including `newest`, or `undefined` when that cannot be told. */
export function resetInsteadOf(shape: ChangeShape, newest: Answer): Answer | undefined {
  const change = changeOf(shape, newest);
  if (!change) return undefined;
  const reset: Data = { ...change };
  for (const [responseName, { name, isObject }] of shape.fields) {
    if (isObject) reset[responseName] = null;
    if (name === 'sequence') reset[responseName] = 0;
  }
  reset[shape.kind] = 'RESET';
  const { errors: _lost, ...answer } = newest;
  return { ...answer, data: { ...newest.data, [shape.root]: reset } };
}
