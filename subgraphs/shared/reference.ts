import { PublicError, refuse, type UserError } from '../../schema/errors.ts';
import { isShortUuid, isUuid, type NodeType, parseGlobalId } from '../../schema/ids.ts';
import { limits } from '../../schema/limits.ts';
import type { Collection, Doc, Filter, Order } from '../store/port.ts';

/** How the references to one type of object are understood. */
export interface ReferenceRules<D extends Doc> {
  readonly collection: Collection<D>;
  /** The type its global ids carry; the key inside them is the document's `_id`. */
  readonly type: NodeType;
  /** What the reader may see at all. An object outside it is missing, exactly as one that never was. */
  readonly scope: Filter;
  /** Narrows what a name or a beginning of a uuid may stand for (for example to the living); ids and whole uuids reach all of `scope`. */
  readonly current?: Filter | undefined;
  readonly nameFilter: (name: string) => Filter;
  /** When several objects share a name: the first of them in this order is meant. */
  readonly prefer?: readonly Order[] | undefined;
  /** The same for orders the store does not know. Negative: `a` before `b`. Ambiguous when the two best rank equal. */
  readonly rank?: ((a: D, b: D) => number) | undefined;
}

export type Resolution<D> = { readonly found: D } | { readonly missing: true } | { readonly ambiguous: true };

/** Most objects of one name that are compared with each other. */
const nameCandidates = 200;

/** Control characters and halves of surrogate pairs are in no name of ours and would only do harm in an index or a log. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

/**
 * Finds what somebody typed: a global id, else a whole uuid, else an exact name, else a unique beginning of a uuid
 * (four hexadecimal digits or more). Text that cannot be any of them is missing and costs no read.
 * @throws StoreUnavailable
 */
export async function resolveReference<D extends Doc>(
  rules: ReferenceRules<D>,
  ref: string,
): Promise<Resolution<D>> {
  if (ref === '' || ref.length > limits.refLength || unprintable.test(ref)) return { missing: true };
  const key = referenceKey(rules.type, ref);
  const [exact] = key === undefined ? [] : await search(rules, [{ where: { _id: key } }], 1);
  if (exact) return { found: exact };
  const current = rules.current ? [rules.current] : [];
  const named = await byName(rules, [rules.nameFilter(ref), ...current]);
  if (!('missing' in named) || !isShortUuid(ref.toLowerCase())) return named;
  return only(await search(rules, [{ where: { _id: { prefix: ref.toLowerCase() } } }, ...current], 2));
}

/**
 * The object of a query's reference, or null when there is none or it is somebody else's.
 * @throws PublicError BAD_USER_INPUT when several match
 */
export function foundOrNull<D>(resolution: Resolution<D>): D | null {
  if ('ambiguous' in resolution) {
    throw new PublicError('BAD_USER_INPUT', 'The reference is ambiguous: give the full uuid or id.');
  }
  return 'found' in resolution ? resolution.found : null;
}

/** The refusal of a mutation whose reference did not lead to exactly one object. `noun`: what was looked for, e.g. `instance`. */
export const refuseReference = (
  resolution: Exclude<Resolution<never>, { readonly found: unknown }>,
  field: readonly string[],
  noun: string,
): UserError =>
  'ambiguous' in resolution
    ? refuse('AMBIGUOUS_REFERENCE', field, `More than one ${noun} matches.`)
    : refuse('NOT_FOUND', field, `There is no such ${noun}.`);

/** The `_id` that a reference names by itself, without a look: a global id of the right type, or a whole uuid. */
export function referenceKey(type: NodeType, ref: string): string | undefined {
  const global = parseGlobalId(ref);
  if (global?.type === type) return global.key;
  const uuid = ref.toLowerCase();
  return isUuid(uuid) ? uuid : undefined;
}

async function byName<D extends Doc>(
  rules: ReferenceRules<D>,
  filters: readonly Filter[],
): Promise<Resolution<D>> {
  const { prefer, rank } = rules;
  if (prefer) return only(await search(rules, filters, 1, prefer));
  if (!rank) return only(await search(rules, filters, 2));
  const ranked = [...(await search(rules, filters, nameCandidates))].sort(rank);
  const [best, next] = ranked;
  return best && next && rank(best, next) === 0 ? { ambiguous: true } : only(ranked.slice(0, 1));
}

const search = <D extends Doc>(
  { collection, scope }: ReferenceRules<D>,
  filters: readonly Filter[],
  limit: number,
  orderBy?: readonly Order[],
): Promise<readonly D[]> =>
  collection.find({ filter: { all: [scope, ...filters] }, limit, ...(orderBy && { orderBy }) });

function only<D>(matches: readonly D[]): Resolution<D> {
  const [first, second] = matches;
  if (!first) return { missing: true };
  return second ? { ambiguous: true } : { found: first };
}
