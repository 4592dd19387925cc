import { systemRandom } from '../../../headnode/boot/system-random.ts';
import { resourceCollections } from '../../../schema/caller.ts';
import { seededAccounts } from '../../../subgraphs/account/seed.ts';
import { type AccountDoc, accounts } from '../../../subgraphs/account/store/accounts.ts';
import { policies } from '../../../subgraphs/account/store/policies.ts';
import { roles } from '../../../subgraphs/account/store/roles.ts';
import { sshKeys } from '../../../subgraphs/account/store/ssh-keys.ts';
import { users } from '../../../subgraphs/account/store/users.ts';
import { images } from '../../../subgraphs/image/store/images.ts';
import { insert, type Store, update } from '../../../subgraphs/store/port.ts';
import type { Datacenter } from '../datacenter.ts';
import { eventually } from '../eventually.ts';

/** The owner's things, by the key inside their type. The spare ones have nothing that keeps them from being removed. */
export interface WalledWorld {
  readonly demo: string;
  readonly instance: string;
  /** An instance of the stranger's. */
  readonly theirs: string;
  readonly operation: string;
  readonly node: string;
  readonly nic: string;
  readonly ip: string;
  readonly network: string;
  readonly image: string;
  readonly user: string;
  readonly spareUser: string;
  readonly userKey: string;
  readonly userToken: string;
  readonly spentToken: string;
  readonly role: string;
  readonly spareRole: string;
  readonly policy: string;
  readonly sparePolicy: string;
  /** Token of an account that reads the data center. */
  readonly readerToken: string;
}

const { demo } = seededAccounts;

/** A login of the owner's account in one role that allows exactly these actions, on everything. Its token. */
export async function addMember(dc: Datacenter, actions: readonly string[]): Promise<string> {
  const { token, role } = await addLogin(dc, actions);
  await tagEverything(dc.store, role);
  return token;
}

/** A login of the owner's account in one role that allows exactly these actions, and reaches nothing yet. */
export async function addLogin(
  { store, tokens }: Datacenter,
  actions: readonly string[],
): Promise<{ readonly token: string; readonly role: string }> {
  const name = `member.${systemRandom.uuid().slice(0, 8)}`;
  const user = await addUser(store, name);
  const rules = actions.length > 0 ? [`CAN ${actions.join(' AND ')}`] : [];
  const policy = await addPolicy(store, name, rules);
  const role = await addRole(store, name, [user], [policy]);
  const { token } = await tokens.issueAccessToken({ accountUuid: demo, userUuid: user, name });
  return { token, role };
}

async function addUser(store: Store, login: string): Promise<string> {
  const _id = systemRandom.uuid();
  const names = { givenName: null, familyName: null };
  await store.commit([
    insert(users, { _id, accountUuid: demo, login, email: `${login}@demo.example`, ...names }),
  ]);
  return _id;
}

async function addPolicy(store: Store, name: string, rules: readonly string[]): Promise<string> {
  const _id = systemRandom.uuid();
  await store.commit([insert(policies, { _id, accountUuid: demo, name, rules, description: null })]);
  return _id;
}

async function addRole(
  store: Store,
  name: string,
  members: readonly string[],
  policyUuids: readonly string[],
): Promise<string> {
  const _id = systemRandom.uuid();
  const entries = members.map((uuid) => ({ kind: 'USER' as const, uuid, isDefault: true }));
  await store.commit([insert(roles, { _id, accountUuid: demo, name, members: entries, policyUuids })]);
  return _id;
}

async function tagEverything(store: Store, role: string): Promise<void> {
  const account = await demoAccount(store);
  const roleTags = resourceCollections.map((collection) => ({
    collection,
    roles: [...(account.roleTags.find((tag) => tag.collection === collection)?.roles ?? []), role],
  }));
  await store.commit([update(accounts, account, { roleTags })]);
}

async function demoAccount(store: Store): Promise<AccountDoc> {
  const account = await store.collection(accounts).get(demo);
  if (!account) throw new Error('the demo account is not there');
  return account;
}

/** A data center with one of everything that somebody could look at. */
export async function walledWorld(dc: Datacenter): Promise<WalledWorld> {
  const { store, tokens } = dc;
  const made = await dc.createInstance(dc.owner(), { name: 'walled', deletionProtection: true });
  const theirs = await dc.createInstance(dc.owner('acme'), { name: 'theirs' });
  const facts = await eventually('the instance is built', () => factsOf(dc, made.uuid));
  const user = await userOfKey(store);
  const policy = await addPolicy(store, 'walled', ['CAN getmachine']);
  const reader = await addReader(store, await demoAccount(store));
  const spent = await tokens.issueAccessToken({ accountUuid: demo, name: 'spent' });
  await tokens.revokeAccessToken(spent.id);
  return {
    ...facts,
    image: await addImage(store),
    demo,
    instance: made.uuid,
    theirs: theirs.uuid,
    user: user.uuid,
    userKey: user.key,
    userToken: (await tokens.issueAccessToken({ accountUuid: demo, userUuid: user.uuid, name: 'walled' })).id,
    spentToken: spent.id,
    policy,
    role: await addRole(store, 'walled', [user.uuid], [policy]),
    ...(await addSpares(dc)),
    readerToken: (await tokens.issueAccessToken({ accountUuid: reader, name: 'reader' })).token,
  };
}

/** Things to be removed, new ones each time. */
export async function addSpares({
  store,
}: Datacenter): Promise<Pick<WalledWorld, 'spareUser' | 'spareRole' | 'sparePolicy'>> {
  const name = `spare.${systemRandom.uuid().slice(0, 8)}`;
  return {
    spareUser: await addUser(store, name),
    spareRole: await addRole(store, name, [], []),
    sparePolicy: await addPolicy(store, name, ['CAN getmachine']),
  };
}

interface Facts {
  readonly instance: {
    readonly state: string;
    readonly operations: { readonly nodes: readonly { readonly uuid: string }[] };
    readonly computeNode: { readonly uuid: string } | null;
    readonly nics: readonly {
      readonly mac: string;
      readonly ip: string;
      readonly network: { readonly uuid: string };
    }[];
  };
}

const factsQuery = `query ($ref: String!) {
  instance(ref: $ref) {
    state operations { nodes { uuid } } computeNode { uuid } nics { mac ip network { uuid } }
  }
}`;

/** What can be looked at when the instance has been built. */
async function factsOf(dc: Datacenter, uuid: string) {
  const { instance } = await dc.operator().ask<Facts>(factsQuery, { ref: uuid });
  const [nic] = instance.nics;
  const [operation] = instance.operations.nodes;
  if (instance.state !== 'RUNNING' || !nic || !operation || !instance.computeNode) return undefined;
  return {
    node: instance.computeNode.uuid,
    operation: operation.uuid,
    nic: nic.mac,
    ip: `${nic.network.uuid}/${nic.ip}`,
    network: nic.network.uuid,
  };
}

/** The stranger's own image once more, as the owner's alone: made from another one. */
async function addImage(store: Store): Promise<string> {
  const filter = { where: { ownerUuid: seededAccounts.acme } };
  const [image] = await store.collection(images).find({ filter, limit: 1 });
  if (!image) throw new Error('there is no image of anybody');
  const { revision: _r, createdAt: _c, updatedAt: _u, ...rest } = image;
  const _id = systemRandom.uuid();
  await store.commit([insert(images, { ...rest, _id, ownerUuid: demo })]);
  return _id;
}

async function userOfKey(store: Store): Promise<{ readonly uuid: string; readonly key: string }> {
  const found = await store.collection(sshKeys).find({ filter: { where: { accountUuid: demo } }, limit: 10 });
  const key = found.find(({ userUuid }) => userUuid !== null);
  if (!key?.userUuid) throw new Error('no login of the demo account has a key');
  return { uuid: key.userUuid, key: key._id };
}

async function addReader(store: Store, like: AccountDoc): Promise<string> {
  const { revision: _r, createdAt: _c, updatedAt: _u, ...account } = like;
  const _id = systemRandom.uuid();
  const changed = { _id, login: 'reader', email: 'reader@datacenter.example', isReader: true, roleTags: [] };
  await store.commit([insert(accounts, { ...account, ...changed })]);
  return _id;
}
