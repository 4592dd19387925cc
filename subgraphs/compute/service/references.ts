import { compareVersions, validate } from 'compare-versions';
import type { Caller } from '../../../schema/caller.ts';
import type { ReferenceRules } from '../../shared/reference.ts';
import type { Filter, Store } from '../../store/port.ts';
import { reachedInstances, visiblePackages } from '../policy.ts';
import { type ComputeNodeDoc, computeNodes } from '../store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../store/instances.ts';
import { type PackageDoc, packages } from '../store/packages.ts';

const named = (name: string): Filter => ({ where: { name } });

/** Deleted instances are found by id and uuid only; a name means who holds it before one that failed. */
export const instanceReference = (store: Store, caller: Caller): ReferenceRules<InstanceDoc> => ({
  collection: store.collection(instances),
  type: 'Instance',
  scope: reachedInstances(caller),
  current: { where: { state: { notIn: ['DELETED'] } } },
  nameFilter: named,
  rank: (a, b) => Number(b.holdsName) - Number(a.holdsName) || compareOwners(caller, a, b),
});

/** To an operator all accounts' names are one heap: their own account's come first. */
const compareOwners = (caller: Caller, a: InstanceDoc, b: InstanceDoc): number =>
  Number(b.accountUuid === caller.accountUuid) - Number(a.accountUuid === caller.accountUuid);

/** A name means its active packages before the others, and the highest version of those. */
export const packageReference = (store: Store, caller: Caller): ReferenceRules<PackageDoc> => ({
  collection: store.collection(packages),
  type: 'Package',
  scope: visiblePackages(caller),
  nameFilter: named,
  rank: (a, b) => Number(b.active) - Number(a.active) || byVersion(b.version, a.version),
});

export const computeNodeReference = (store: Store): ReferenceRules<ComputeNodeDoc> => ({
  collection: store.collection(computeNodes),
  type: 'ComputeNode',
  scope: {},
  nameFilter: (hostname) => ({ where: { hostname } }),
});

/** Versions that are not semantic ones come before all that are. */
function byVersion(a: string, b: string): number {
  if (validate(a) && validate(b)) return compareVersions(a, b);
  return Number(validate(a)) - Number(validate(b)) || (a < b ? -1 : Number(a > b));
}
