import type { Caller } from '../../../../schema/caller.ts';
import type { NodeType } from '../../../../schema/ids.ts';
import type { ReferenceRules } from '../../../shared/reference.ts';
import type { CollectionSpec, Doc, Filter, Store } from '../../../store/port.ts';
import { reachedAccounts, reachedParts } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type PolicyDoc, policies } from '../../store/policies.ts';
import { type RoleDoc, roles } from '../../store/roles.ts';
import { type SshKeyDoc, sshKeys } from '../../store/ssh-keys.ts';
import { type UserDoc, users } from '../../store/users.ts';

/*
 * What references mean to a caller. Names and beginnings of uuids are looked for in the caller's own account only;
 * an id or a whole uuid reaches, for operators, into any account.
 */

export const accountReference = (store: Store, caller: Caller): ReferenceRules<AccountDoc> => ({
  collection: store.collection(accounts),
  type: 'Account',
  scope: reachedAccounts(caller),
  nameFilter: (login) => ({ where: { login } }),
});

export const userReference = (store: Store, caller: Caller): ReferenceRules<UserDoc> =>
  partReference(store, users, 'User', caller, (login) => ({ where: { login } }));

export const roleReference = (store: Store, caller: Caller): ReferenceRules<RoleDoc> =>
  partReference(store, roles, 'Role', caller, byName);

export const policyReference = (store: Store, caller: Caller): ReferenceRules<PolicyDoc> =>
  partReference(store, policies, 'Policy', caller, byName);

/** Keys of one owner, also by either fingerprint. */
export function keyReference(
  store: Store,
  caller: Caller,
  owner: Pick<SshKeyDoc, 'accountUuid' | 'userUuid'>,
): ReferenceRules<SshKeyDoc> {
  const { accountUuid, userUuid } = owner;
  const scope = { all: [reachedParts(caller), { where: { accountUuid, userUuid } }] };
  return {
    collection: store.collection(sshKeys),
    type: 'SshKey',
    scope,
    nameFilter: (ref) => ({ any: [byName(ref), ...byFingerprint(ref)] }),
  };
}

/** The parts of one account alone: for what is to be put together with something else of that account. */
export const within = <D extends Doc>(rules: ReferenceRules<D>, accountUuid: string): ReferenceRules<D> => {
  const { current: _, ...others } = rules;
  return { ...others, scope: { where: { accountUuid } } };
};

const byName = (name: string): Filter => ({ where: { name } });

const byFingerprint = (ref: string): readonly Filter[] => [
  { where: { fingerprint: ref } },
  { where: { md5Fingerprint: ref.replace(/^MD5:/i, '').toLowerCase() } },
];

const partReference = <D extends Doc>(
  store: Store,
  spec: CollectionSpec<D>,
  type: NodeType,
  caller: Caller,
  nameFilter: (name: string) => Filter,
): ReferenceRules<D> => ({
  collection: store.collection(spec),
  type,
  scope: reachedParts(caller),
  current: { where: { accountUuid: caller.accountUuid } },
  nameFilter,
});
