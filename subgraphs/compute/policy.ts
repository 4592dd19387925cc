import { accountScope, type Caller } from '../../schema/caller.ts';
import { PublicError } from '../../schema/errors.ts';
import { matchFilter } from '../shared/match-filter.ts';
import type { Filter } from '../store/port.ts';
import type { InstanceDoc } from './store/instances.ts';
import type { OperationDoc } from './store/operations.ts';
import type { PackageDoc } from './store/packages.ts';

/**
 * Who may see and do what in this subgraph, and nowhere else. An account may do everything with what is its own,
 * operators everything with everything. What a caller may not see is missing to them: no answer tells another
 * account's object from one that never was.
 */
export type Action =
  | 'instance:create'
  | 'instance:change'
  | 'operation:cancel'
  | 'compute-node:read'
  | 'account:filter';

const operatorActions: readonly Action[] = ['compute-node:read', 'account:filter'];

/** @param accountUuid whose object it is; null for what belongs to the data center */
export function allows(caller: Caller, action: Action, accountUuid: string | null): boolean {
  if (caller.isOperator) return true;
  return !operatorActions.includes(action) && accountUuid === caller.accountUuid;
}

/** @throws PublicError FORBIDDEN */
export function assertAllowed(caller: Caller, action: Action, accountUuid: string | null): void {
  if (!allows(caller, action, accountUuid)) throw new PublicError('FORBIDDEN', 'You may not do this.');
}

/** The objects of the caller's account; all for operators. */
export function ownedByCaller(caller: Caller): Filter {
  const accountUuid = accountScope(caller);
  return accountUuid === undefined ? {} : { where: { accountUuid } };
}

export const maySee = (caller: Caller, owned: InstanceDoc | OperationDoc): boolean =>
  caller.isOperator || owned.accountUuid === caller.accountUuid;

/** Packages that are everybody's or the caller's. */
export function visiblePackages(caller: Caller): Filter {
  const account = accountScope(caller);
  if (account === undefined) return {};
  return { any: [{ where: { isPublic: true } }, { where: { ownerUuids: { has: account } } }] };
}

export const maySeePackage = (caller: Caller, bundle: PackageDoc): boolean =>
  matchFilter(visiblePackages(caller))(bundle);
