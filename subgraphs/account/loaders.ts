import DataLoader from 'dataloader';
import { allDocuments } from '../shared/all-documents.ts';
import { groupBy } from '../shared/group-by.ts';
import { loadById } from '../shared/load-by-id.ts';
import type { Collection, Doc, Filter, Store } from '../store/port.ts';
import { type AccountDoc, accounts } from './store/accounts.ts';
import { type PolicyDoc, policies } from './store/policies.ts';
import { type RoleDoc, roles } from './store/roles.ts';
import { type SshKeyDoc, sshKeys } from './store/ssh-keys.ts';
import { type UserDoc, users } from './store/users.ts';

/** They load what is there; whether the caller may see it is the service's question. One set per request. */
export interface AccountLoaders {
  readonly account: DataLoader<string, AccountDoc | undefined>;
  readonly user: DataLoader<string, UserDoc | undefined>;
  readonly sshKey: DataLoader<string, SshKeyDoc | undefined>;
  readonly role: DataLoader<string, RoleDoc | undefined>;
  readonly policy: DataLoader<string, PolicyDoc | undefined>;
  /** An account's logins, by login. */
  readonly usersOf: DataLoader<string, readonly UserDoc[]>;
  /** An account's own keys, not its logins', by name. */
  readonly sshKeysOf: DataLoader<string, readonly SshKeyDoc[]>;
  /** A login's keys, by name. */
  readonly sshKeysOfUser: DataLoader<string, readonly SshKeyDoc[]>;
  /** An account's roles, by name. */
  readonly rolesOf: DataLoader<string, readonly RoleDoc[]>;
  /** An account's policies, by name. */
  readonly policiesOf: DataLoader<string, readonly PolicyDoc[]>;
  /** The roles a login is a member of, by name. */
  readonly rolesOfUser: DataLoader<string, readonly RoleDoc[]>;
}

export function accountLoaders(store: Store): AccountLoaders {
  const allUsers = store.collection(users);
  const allKeys = store.collection(sshKeys);
  const allRoles = store.collection(roles);
  const allPolicies = store.collection(policies);
  return {
    account: loadById(store.collection(accounts)),
    user: loadById(allUsers),
    sshKey: loadById(allKeys),
    role: loadById(allRoles),
    policy: loadById(allPolicies),
    usersOf: partsOf(allUsers, 'accountUuid', ({ login }) => login),
    sshKeysOf: partsOf(allKeys, 'accountUuid', nameOf, { where: { userUuid: null } }),
    sshKeysOfUser: partsOf(allKeys, 'userUuid', nameOf),
    rolesOf: partsOf(allRoles, 'accountUuid', nameOf),
    policiesOf: partsOf(allPolicies, 'accountUuid', nameOf),
    rolesOfUser: new DataLoader((userUuids) => membershipsOf(allRoles, userUuids)),
  };
}

const nameOf = ({ name }: { readonly name: string }): string => name;

const partsOf = <D extends Doc & Readonly<Record<Owner, string | null>>, Owner extends string>(
  collection: Collection<D>,
  owner: Owner,
  labelOf: (part: D) => string,
  which: Filter = {},
): DataLoader<string, readonly D[]> =>
  new DataLoader(async (ownerUuids) => {
    const filter = { all: [which, { where: { [owner]: { in: ownerUuids } } }] };
    const parts = sorted(await allDocuments(collection, filter), labelOf);
    const byOwner = groupBy<string | null, D>(parts, (part) => part[owner]);
    return ownerUuids.map((uuid) => byOwner.get(uuid) ?? []);
  });

async function membershipsOf(
  collection: Collection<RoleDoc>,
  userUuids: readonly string[],
): Promise<readonly (readonly RoleDoc[])[]> {
  const filter = { any: userUuids.map((uuid) => ({ where: { 'members.uuid': { has: uuid } } })) };
  const found = sorted(await allDocuments(collection, filter), nameOf);
  return userUuids.map((wanted) =>
    found.filter(({ members }) => members.some(({ uuid }) => uuid === wanted)),
  );
}

const sorted = <D>(documents: readonly D[], labelOf: (document: D) => string): readonly D[] =>
  documents.toSorted((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
