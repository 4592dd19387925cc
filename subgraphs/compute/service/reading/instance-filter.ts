import type { Caller } from '../../../../schema/caller.ts';
import { anyOf, bounded, containing, given, splitReferences } from '../../../shared/filter-parts.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { Filter } from '../../../store/port.ts';
import type { InstanceFilter } from '../../generated.ts';
import { assertSeesDatacenter, listedInstances, visiblePackages } from '../../policy.ts';
import { computeNodes } from '../../store/compute-nodes.ts';
import { tagKey } from '../../store/instances.ts';
import { packages } from '../../store/packages.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { askAccount, askImagesNamed } from '../peers.ts';

type Given = InstanceFilter | null | undefined;

/** Most objects that one name in a filter is taken to mean. */
const sameName = 100;

/**
 * The instances of a filter that the caller may see. What it refers to by name is looked up now; references that
 * lead nowhere match nothing. The result is plain conditions on documents: the same filter serves lists and streams.
 * @throws PublicError FORBIDDEN for conditions that are the operators', BAD_USER_INPUT for too many values
 */
export async function instanceFilter(deps: ServiceDeps, asker: Asker, filter: Given): Promise<Filter> {
  const caller = requireCaller(asker.caller);
  const referring = await Promise.all([
    lookUp('imageUuid', filter?.image, (refs) => imageKeys(deps, asker, refs)),
    lookUp('packageUuid', filter?.package, (refs) => packageKeys(deps, caller, refs)),
    lookUp('nodeUuid', filter?.computeNode, (refs) => computeNodeKeys(deps, caller, refs)),
    lookUp('accountUuid', filter?.account, (refs) => accountKeys(deps, asker, caller, refs)),
  ]);
  return { all: [listedInstances(caller), ...ownConditions(filter), ...referring.flat()] };
}

/** The conditions that are about nothing but the instance itself. */
const ownConditions = (filter: Given): readonly Filter[] => [
  ...given(filter?.instance, itself),
  ...anyOf('name', filter?.name),
  ...containing('name', filter?.nameContains),
  filter?.state
    ? { where: { state: { in: bounded(filter.state) } } }
    : { where: { state: { notIn: ['DELETED'] } } },
  ...anyOf('brand', filter?.brand),
  ...bounded(filter?.tag ?? []).map(({ name, value }) => ({
    where: { tagKeys: { has: value === null || value === undefined ? name : tagKey(name, value) } },
  })),
];

function itself(refs: readonly string[]): Filter {
  const { keys, names } = splitReferences('Instance', refs);
  return { any: [{ where: { _id: { in: keys } } }, { where: { name: { in: names } } }] };
}

async function lookUp(
  path: string,
  refs: readonly string[] | null | undefined,
  keysOf: (refs: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly Filter[]> {
  return refs ? [{ where: { [path]: { in: await keysOf(refs) } } }] : [];
}

async function imageKeys(
  { peers }: ServiceDeps,
  asker: Asker,
  refs: readonly string[],
): Promise<readonly string[]> {
  const { keys, names } = splitReferences('Image', refs);
  return names.length === 0 ? keys : [...keys, ...(await askImagesNamed(peers, asker, names))];
}

async function packageKeys(
  { store }: ServiceDeps,
  caller: Caller,
  refs: readonly string[],
): Promise<readonly string[]> {
  const { keys, names } = splitReferences('Package', refs);
  if (names.length === 0) return keys;
  const filter: Filter = { all: [visiblePackages(caller), { where: { name: { in: names } } }] };
  const found = await store.collection(packages).find({ filter, limit: names.length * sameName });
  return [...keys, ...found.map(({ _id }) => _id)];
}

async function computeNodeKeys(
  { store }: ServiceDeps,
  caller: Caller,
  refs: readonly string[],
): Promise<readonly string[]> {
  assertSeesDatacenter(caller);
  const { keys, names } = splitReferences('ComputeNode', refs);
  if (names.length === 0) return keys;
  const filter: Filter = { where: { hostname: { in: names } } };
  const found = await store.collection(computeNodes).find({ filter, limit: names.length });
  return [...keys, ...found.map(({ _id }) => _id)];
}

async function accountKeys(
  { peers }: ServiceDeps,
  asker: Asker,
  caller: Caller,
  refs: readonly string[],
): Promise<readonly string[]> {
  assertSeesDatacenter(caller);
  const { keys, names } = splitReferences('Account', refs);
  const found = await Promise.all(names.map((login) => askAccount(peers, asker, login)));
  return [...keys, ...found.flatMap((uuid) => uuid ?? [])];
}
