import { accountScope, type Caller } from '../../schema/caller.ts';
import { matchFilter } from '../shared/match-filter.ts';
import type { Filter } from '../store/port.ts';
import type { IpDoc } from './store/ips.ts';
import type { NetworkDoc } from './store/networks.ts';
import type { NicDoc } from './store/nics.ts';

/**
 * Who may see and use what: filters, so that lists and single objects obey one and the same rule. Operators see
 * everything.
 */

/** Networks that an account may use: its own and those that are everybody's. */
export const usableBy = (accountUuid: string): Filter => ({
  any: [{ where: { isShared: true } }, ownedBy(accountUuid)],
});

export const ownedBy = (accountUuid: string): Filter => ({ where: { ownerUuids: { has: accountUuid } } });

/** Networks the caller may see. */
export function visibleNetworks(caller: Caller): Filter {
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

/** NICs the caller may see: its account's. */
export function visibleNics(caller: Caller): Filter {
  const account = accountScope(caller);
  return account === undefined ? {} : { where: { accountUuid: account } };
}

export const maySeeNic = (caller: Caller, nic: NicDoc): boolean => matchFilter(visibleNics(caller))(nic);

/** Addresses of one network the caller may see: its account's, and on its own networks those that serve the network. */
export function visibleIps(caller: Caller, network: NetworkDoc): Filter {
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
