import DataLoader from 'dataloader';
import { allDocuments } from '../shared/all-documents.ts';
import { groupBy } from '../shared/group-by.ts';
import { loadById } from '../shared/load-by-id.ts';
import type { Collection, Doc, Filter, Store } from '../store/port.ts';
import { type AccountDoc, accounts } from './store/accounts.ts';
import { type SshKeyDoc, sshKeys } from './store/ssh-keys.ts';
import { type UserDoc, users } from './store/users.ts';

/** They load what is there; whether the caller may see it is the service's question. One set per request. */
export interface AccountLoaders {
  readonly account: DataLoader<string, AccountDoc | undefined>;
  readonly user: DataLoader<string, UserDoc | undefined>;
  readonly sshKey: DataLoader<string, SshKeyDoc | undefined>;
  /** An account's logins, by login. */
  readonly usersOf: DataLoader<string, readonly UserDoc[]>;
  /** An account's own keys, not its logins', by name. */
  readonly sshKeysOf: DataLoader<string, readonly SshKeyDoc[]>;
}

export function accountLoaders(store: Store): AccountLoaders {
  const allUsers = store.collection(users);
  const allKeys = store.collection(sshKeys);
  return {
    account: loadById(store.collection(accounts)),
    user: loadById(allUsers),
    sshKey: loadById(allKeys),
    usersOf: partsOf(allUsers, {}, ({ login }) => login),
    sshKeysOf: partsOf(allKeys, { where: { userUuid: null } }, ({ name }) => name),
  };
}

const partsOf = <D extends Doc & { readonly accountUuid: string }>(
  collection: Collection<D>,
  which: Filter,
  nameOf: (part: D) => string,
): DataLoader<string, readonly D[]> =>
  new DataLoader(async (accountUuids) => {
    const filter = { all: [which, { where: { accountUuid: { in: accountUuids } } }] };
    const parts = await allDocuments(collection, filter);
    parts.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const byAccount = groupBy(parts, ({ accountUuid }) => accountUuid);
    return accountUuids.map((uuid) => byAccount.get(uuid) ?? []);
  });
