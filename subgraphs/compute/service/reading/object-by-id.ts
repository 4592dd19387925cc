import { PublicError } from '../../../../schema/errors.ts';
import { type GlobalId, type NodeType, parseGlobalId } from '../../../../schema/ids.ts';
import { limits } from '../../../../schema/limits.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { ResolversTypes } from '../../generated.ts';
import { type LoadingAsker, loadComputeNode, loadInstance, loadOperation, loadPackage } from './entities.ts';

type Node = Awaited<ResolversTypes['Node']>;

/**
 * Any object of the graph by its global id. Of what other subgraphs own it answers a reference, and their answer
 * decides whether there is such a thing. Null for what is no id of ours.
 * @throws PublicError UNAUTHENTICATED
 */
export async function objectById(asker: LoadingAsker, id: string): Promise<Node | null> {
  requireCaller(asker.caller);
  const global = parseGlobalId(id);
  if (!global) return null;
  return lookUp(asker, global);
}

/** The same for several, in their order. @throws PublicError BAD_USER_INPUT for more than a page of them */
export async function objectsById(
  asker: LoadingAsker,
  ids: readonly string[],
): Promise<readonly (Node | null)[]> {
  if (ids.length > limits.page.maxSize) {
    throw new PublicError('BAD_USER_INPUT', `Ask for at most ${limits.page.maxSize} ids at once.`);
  }
  return Promise.all(ids.map((id) => objectById(asker, id)));
}

async function lookUp(asker: LoadingAsker, { type, key }: GlobalId): Promise<Node | null> {
  switch (type) {
    case 'Instance':
      return typed(type, await loadInstance(asker, key));
    case 'Operation':
      return typed(type, await loadOperation(asker, key));
    case 'Package':
      return typed(type, await loadPackage(asker, key));
    case 'ComputeNode':
      return typed(type, await loadComputeNode(asker, key));
    case 'Nic':
      return { __typename: type, mac: key };
    case 'IpAddress':
      return { __typename: type, key };
    default:
      return { __typename: type, uuid: key };
  }
}

/** A document does not say what type it is of, and where any may stand somebody must. */
const typed = <D>(type: NodeType, document: D | null): (D & { readonly __typename: NodeType }) | null =>
  document && { ...document, __typename: type };
