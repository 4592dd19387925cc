import { type NodeType, parseGlobalId } from '../../schema/ids.ts';

/**
 * The key that an entity reference names, by global id or by its key field. A reference that names nothing gets a
 * key that no object has, so that it ends like one to an object that does not exist.
 */
export function referencedKey<Field extends string>(
  type: NodeType,
  reference: { readonly id?: unknown } & { readonly [K in Field]?: unknown },
  field: Field,
): string {
  const key = reference[field];
  if (typeof key === 'string') return key;
  const global = typeof reference.id === 'string' ? parseGlobalId(reference.id) : undefined;
  return global?.type === type ? global.key : '';
}
