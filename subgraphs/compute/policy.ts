import { accountScope, type Caller, type CallerRole } from '../../schema/caller.ts';
import { PublicError, refusals } from '../../schema/errors.ts';
import { matchFilter } from '../shared/match-filter.ts';
import type { Action } from '../shared/policy/actions.ts';
import { isAccountItself, isWithinScopes, may, type Resource, rolesAllowing } from '../shared/policy/may.ts';
import type { Filter } from '../store/port.ts';
import type { InstanceDoc } from './store/instances.ts';
import type { PackageDoc } from './store/packages.ts';

/**
 * Who may see and do what in this subgraph, and nowhere else: the questions of `may`, asked of instances, operations
 * and packages, and the same rules as filters for lists. What a caller may not see is missing to them: no answer
 * tells another account's object from one that never was.
 */

type OwnInstance = Pick<InstanceDoc, 'accountUuid' | 'roleTags' | 'tags'>;

/** Whether the caller may do this with this instance. Operations are judged by the instance they work on. */
export const mayWith = (caller: Caller, action: Action, instance: OwnInstance): boolean =>
  may(caller, action, resourceOf(instance));

/** Whoever may get or list it sees it. */
export const maySee = (caller: Caller, instance: OwnInstance): boolean =>
  mayWith(caller, 'getmachine', instance) || mayWith(caller, 'listmachines', instance);

/** Whether the caller may make instances in their account. */
export const mayCreate = (caller: Caller): boolean =>
  may(caller, 'createmachine', { ownerUuid: caller.accountUuid, collection: 'INSTANCES' });

const resourceOf = ({ accountUuid, roleTags, tags }: OwnInstance): Resource => ({
  ownerUuid: accountUuid,
  collection: 'INSTANCES',
  roleTags,
  instance: { tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])) },
});

/** What of a collection an action may be done with: all within `scope`, or of it only what carries one of the roles. */
export interface Reach {
  readonly scope: Filter;
  readonly roles: readonly string[] | null;
}

/**
 * The instances an action may be done with: those of the caller's account (all, for operators and readers); for
 * somebody in roles, all of the account when a role that reaches the collection allows it, or else those that carry
 * a role which does. Sentences with conditions about the instance itself give nothing here.
 */
export function reachOf(caller: Caller, action: Action): Reach {
  const scope = ownedByCaller(caller);
  if (!isWithinScopes(caller, action)) return { scope, roles: [] };
  if (isUnconfined(caller)) return { scope, roles: null };
  return narrowed(scope, caller, rolesAllowing(caller, action));
}

/** The instances a caller may list. */
export const listedInstances = (caller: Caller): Filter => filterOf(reachOf(caller, 'listmachines'));

/** The instances whose changes a caller may follow. */
export const followedInstances = (caller: Caller): Filter => ({
  all: [listedInstances(caller), filterOf(reachOf(caller, 'changefeed'))],
});

/** The instances that a reference can mean: those that the caller's roles reach. What may be done is asked of the one found. */
export function reachedInstances(caller: Caller): Filter {
  const scope = ownedByCaller(caller);
  return isUnconfined(caller) ? scope : filterOf(narrowed(scope, caller, caller.roles ?? []));
}

/** Whether an action may be done with anything at all. */
export const mayWithSome = (caller: Caller, action: Action): boolean =>
  reachOf(caller, action).roles?.length !== 0;

/** Callers whom no role confines. */
export const isUnconfined = (caller: Caller): boolean =>
  caller.isOperator || caller.isReader === true || isAccountItself(caller);

export const filterOf = ({ scope, roles }: Reach): Filter =>
  roles === null
    ? scope
    : { all: [scope], any: roles.map((role) => ({ where: { roleTags: { has: role } } })) };

function narrowed(scope: Filter, caller: Caller, roles: readonly CallerRole[]): Reach {
  const uuids = roles.map(({ uuid }) => uuid);
  const reaching = caller.roleTags?.INSTANCES ?? [];
  return { scope, roles: uuids.some((uuid) => reaching.includes(uuid)) ? null : uuids };
}

/** The objects of the caller's account; all for operators and readers. */
function ownedByCaller(caller: Caller): Filter {
  const accountUuid = accountScope(caller);
  return accountUuid === undefined ? {} : { where: { accountUuid } };
}

/** Compute nodes, and conditions about accounts, are for those who see the whole data center. @throws PublicError FORBIDDEN */
export function assertSeesDatacenter(caller: Caller): void {
  if (!seesDatacenter(caller)) throw new PublicError('FORBIDDEN', refusals.FORBIDDEN.message);
}

/** No scope has a word for the data center itself: a confined credential does not see it. */
export const seesDatacenter = (caller: Caller): boolean =>
  accountScope(caller) === undefined && (caller.scopes === undefined || caller.scopes.includes('*'));

/** Packages that are everybody's or the caller's account's, as far as the caller may do this with packages. */
export function visiblePackages(
  caller: Caller,
  action: 'getpackage' | 'listpackages' = 'getpackage',
): Filter {
  if (!may(caller, action, { ownerUuid: caller.accountUuid, collection: 'PACKAGES' })) return { any: [] };
  const account = accountScope(caller);
  if (account === undefined) return {};
  return { any: [{ where: { isPublic: true } }, { where: { ownerUuids: { has: account } } }] };
}

export const maySeePackage = (caller: Caller, bundle: PackageDoc): boolean =>
  matchFilter(visiblePackages(caller))(bundle);
