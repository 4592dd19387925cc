/**
 * Identifiers. Every object has a lower-case UUID (Triton's own) and an opaque global id that carries its
 * type, so `node(id:)` knows whom to ask. Clients must treat the global id as opaque; we may change its form.
 */
declare const brand: unique symbol;
export type Uuid = string & { readonly [brand]?: 'uuid' };

/** The types that can be fetched with `node(id:)`. A Nic's key is its MAC, an IpAddress' key `NETWORK/ADDRESS`. */
export const nodeTypes = [
  'AccessToken',
  'Account',
  'ComputeNode',
  'Image',
  'Instance',
  'IpAddress',
  'Network',
  'Nic',
  'Operation',
  'Package',
  'Policy',
  'Role',
  'SshKey',
  'User',
] as const;
export type NodeType = (typeof nodeTypes)[number];

export interface GlobalId {
  readonly type: NodeType;
  /** The object's key inside its type: a uuid for almost all of them. */
  readonly key: string;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const shortUuidPattern = /^[0-9a-f]{4,8}(-[0-9a-f-]*)?$/;

export const isUuid = (text: string): text is Uuid => uuidPattern.test(text);

/** A beginning of a uuid that people type (at least four hex digits). It may also be a name: try names first. */
export const isShortUuid = (text: string): boolean => shortUuidPattern.test(text) && text.length < 36;

export const toGlobalId = (type: NodeType, key: string): string =>
  Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');

/** The parts of a global id, or `undefined` for anything we did not make (wrong alphabet, unknown type, no key). */
export function parseGlobalId(id: string): GlobalId | undefined {
  if (id.length > 200 || !/^[A-Za-z0-9_-]+$/.test(id)) return undefined;
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const type = nodeTypes.find((known) => known === text.slice(0, colon));
  const key = text.slice(colon + 1);
  if (!type || key === '' || toGlobalId(type, key) !== id) return undefined;
  return { type, key };
}
