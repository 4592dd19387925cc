import { accountScope, type Caller } from '../../schema/caller.ts';
import { PublicError, refusals } from '../../schema/errors.ts';
import type { Action } from '../shared/policy/actions.ts';
import { may, type Resource } from '../shared/policy/may.ts';
import type { Filter } from '../store/port.ts';
import type { AccountDoc } from './store/accounts.ts';
import type { PolicyDoc } from './store/policies.ts';
import type { RoleDoc } from './store/roles.ts';
import type { SshKeyDoc } from './store/ssh-keys.ts';
import type { UserDoc } from './store/users.ts';

/*
 * Who may see and do what in this subgraph: the questions of `may`, asked of accounts and their parts. What a caller
 * may not see is missing to them: no answer tells another account's object from one that never was.
 */

/** What must be allowed to read or change something in an account: its parts stand in these collections. */
const collectionOf = {
  listusers: 'USERS',
  getuser: 'USERS',
  createuser: 'USERS',
  updateuser: 'USERS',
  deleteuser: 'USERS',
  listkeys: 'KEYS',
  getkey: 'KEYS',
  createkey: 'KEYS',
  deletekey: 'KEYS',
  listuserkeys: 'KEYS',
  getuserkey: 'KEYS',
  createuserkey: 'KEYS',
  deleteuserkey: 'KEYS',
  listaccesskeys: 'KEYS',
  listroles: 'ROLES',
  getrole: 'ROLES',
  createrole: 'ROLES',
  updaterole: 'ROLES',
  deleterole: 'ROLES',
  setroletags: 'ROLES',
  listpolicies: 'POLICIES',
  getpolicy: 'POLICIES',
  createpolicy: 'POLICIES',
  updatepolicy: 'POLICIES',
  deletepolicy: 'POLICIES',
  getaccount: null,
  updateaccount: null,
  getprovisioninglimits: null,
  machineaudit: null,
} as const satisfies Partial<Record<Action, Resource['collection']>>;
export type AccountAction = keyof typeof collectionOf;

export const mayIn = (caller: Caller, action: AccountAction, accountUuid: string): boolean =>
  may(caller, action, { ownerUuid: accountUuid, collection: collectionOf[action] });

/** @throws PublicError FORBIDDEN */
export function assertMayIn(caller: Caller, action: AccountAction, accountUuid: string): void {
  if (!mayIn(caller, action, accountUuid)) throw forbidden();
}

/** Whoever acts in an account sees that it is there and what it is called. Its particulars need `getaccount`. */
export const seesAccount = (caller: Caller, { _id }: AccountDoc): boolean => ownedBy(caller, _id);

export const maySeeUser = (caller: Caller, user: UserDoc): boolean =>
  (isSelf(caller, user._id) && caller.accountUuid === user.accountUuid) ||
  mayIn(caller, 'getuser', user.accountUuid);

export const maySeeKey = (caller: Caller, { userUuid, accountUuid }: SshKeyDoc): boolean =>
  (userUuid !== null && isSelf(caller, userUuid)) ||
  mayIn(caller, userUuid === null ? 'getkey' : 'getuserkey', accountUuid);

/** Everybody knows the roles they act in. */
export const maySeeRole = (caller: Caller, role: RoleDoc): boolean =>
  isActive(caller, role) || mayIn(caller, 'getrole', role.accountUuid);

export const maySeePolicy = (caller: Caller, policy: PolicyDoc): boolean =>
  mayIn(caller, 'getpolicy', policy.accountUuid);

export const isActive = ({ roles = [] }: Caller, { _id }: RoleDoc): boolean =>
  roles.some(({ uuid }) => uuid === _id);

/** Whether the caller is this login. */
export const isSelf = ({ userUuid }: Caller, uuid: string): boolean => userUuid === uuid;

/** The accounts that a reference can mean: the caller's; all for operators and readers. */
export function reachedAccounts(caller: Caller): Filter {
  const account = accountScope(caller);
  return account === undefined ? {} : { where: { _id: account } };
}

/** The parts of accounts that a reference can mean, by id. Names are those of one account. */
export function reachedParts(caller: Caller): Filter {
  const accountUuid = accountScope(caller);
  return accountUuid === undefined ? {} : { where: { accountUuid } };
}

/** The list of accounts is for those who see the whole data center. @throws PublicError FORBIDDEN */
export function assertSeesDatacenter(caller: Caller): void {
  if (accountScope(caller) !== undefined || isConfined(caller)) throw forbidden();
}

/** Accounts are made, removed and limited by operators. @throws PublicError FORBIDDEN */
export function assertOperates(caller: Caller): void {
  if (!operates(caller)) throw forbidden();
}

export const operates = (caller: Caller): boolean => caller.isOperator && !isConfined(caller);

/** Whether the account is the caller's; every account is an operator's or reader's. */
export const ownedBy = (caller: Caller, accountUuid: string): boolean =>
  accountScope(caller) === undefined || caller.accountUuid === accountUuid;

/** No scope has a word for the data center itself: a confined credential does not see it. */
const isConfined = ({ scopes }: Caller): boolean => scopes !== undefined && !scopes.includes('*');

export const forbidden = (): PublicError => new PublicError('FORBIDDEN', refusals.FORBIDDEN.message);
