import { accountScope, type Caller } from '../../schema/caller.ts';
import { matchFilter } from '../shared/match-filter.ts';
import type { Action } from '../shared/policy/actions.ts';
import { may } from '../shared/policy/may.ts';
import type { Filter } from '../store/port.ts';
import type { IpDoc } from './store/ips.ts';
import type { NetworkDoc } from './store/networks.ts';
import type { NicDoc } from './store/nics.ts';

/**
 * Who may see and use what: filters, so that lists and single objects obey one and the same rule. Operators and
 * readers see everything; somebody in roles sees of the account what a role that reaches it allows. NICs belong to
 * their instances and are reached as these are.
 */

const nothing: Filter = { any: [] };

/** Whether the caller may do this with the networks of the account acted for, and with those that are everybody's. */
const mayWithNetworks = (caller: Caller, action: Action): boolean =>
  may(caller, action, { ownerUuid: caller.accountUuid, collection: 'NETWORKS' });

/** Networks that an account may use: its own and those that are everybody's. */
export const usableBy = (accountUuid: string): Filter => ({
  any: [{ where: { isShared: true } }, ownedBy(accountUuid)],
});

export const ownedBy = (accountUuid: string): Filter => ({ where: { ownerUuids: { has: accountUuid } } });

/** Networks the caller may see. */
export function visibleNetworks(
  caller: Caller,
  action: 'getnetwork' | 'listnetworks' = 'getnetwork',
): Filter {
  if (!mayWithNetworks(caller, action)) return nothing;
  const account = accountScope(caller);
  return account === undefined ? {} : usableBy(account);
}

export const maySeeNetwork = (caller: Caller, network: NetworkDoc): boolean =>
  matchFilter(visibleNetworks(caller))(network);

export const owns = (caller: Caller, network: NetworkDoc): boolean =>
  network.ownerUuids.includes(caller.accountUuid);

/** Exact addresses are for the network's owners: on a shared network they would tell what others have. */
export const mayChooseAddress = (caller: Caller, network: NetworkDoc): boolean =>
  caller.isOperator || (owns(caller, network) && !network.isPublic);

/** @param roleTags of its instance, where they are known */
export const maySeeNic = (caller: Caller, { accountUuid }: NicDoc, roleTags?: readonly string[]): boolean =>
  may(caller, 'getnic', { ownerUuid: accountUuid, collection: 'INSTANCES' }) ||
  may(caller, 'listnics', { ownerUuid: accountUuid, collection: 'INSTANCES', roleTags });

/** Addresses of one network the caller may see: its account's, and on its own networks those that serve the network. */
export function visibleIps(
  caller: Caller,
  network: NetworkDoc,
  action: 'getnetworkip' | 'listnetworkips' = 'getnetworkip',
): Filter {
  if (!mayWithNetworks(caller, action)) return nothing;
  const taken: Filter = {
    where: { networkUuid: network._id },
    any: [{ where: { isFree: false } }, { where: { isReserved: true } }],
  };
  const account = accountScope(caller);
  if (account === undefined) return taken;
  const mine: Filter = { where: { accountUuid: account } };
  const serving: Filter = { where: { isManaged: true } };
  return { all: [taken, owns(caller, network) ? { any: [mine, serving] } : mine] };
}

export const maySeeIp = (caller: Caller, network: NetworkDoc, ip: IpDoc): boolean =>
  matchFilter(visibleIps(caller, network))(ip);
