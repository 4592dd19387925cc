import type { Caller } from '../../../schema/caller.ts';
import { requireCaller } from '../../shared/require-caller.ts';
import type { AccountLoaders } from '../loaders.ts';
import { type AccountAction, assertMayIn, isActive, isSelf } from '../policy.ts';
import type { AccountDoc, RoleTagEntry } from '../store/accounts.ts';
import type { PolicyDoc } from '../store/policies.ts';
import type { RoleDoc, RoleMemberEntry } from '../store/roles.ts';
import type { SshKeyDoc } from '../store/ssh-keys.ts';
import type { UserDoc } from '../store/users.ts';

/**
 * What belongs to an account, login, role or key that the caller has come by. Each list needs its own action and
 * throws PublicError FORBIDDEN without it; what is one's own needs none. What has been removed while something still
 * names it is left out.
 */
export class AccountParts {
  readonly #loaders: AccountLoaders;
  readonly #asker: Caller | null;

  constructor(loaders: AccountLoaders, asker: Caller | null) {
    this.#loaders = loaders;
    this.#asker = asker;
  }

  /** Particulars of the account: whom to write to, its limits. */
  particulars<Value>(account: AccountDoc, action: AccountAction, value: Value): Value {
    this.#assert(action, account._id);
    return value;
  }

  async usersOf({ _id }: AccountDoc): Promise<readonly UserDoc[]> {
    this.#assert('listusers', _id);
    return this.#loaders.usersOf.load(_id);
  }

  async sshKeysOf({ _id }: AccountDoc): Promise<readonly SshKeyDoc[]> {
    this.#assert('listkeys', _id);
    return this.#loaders.sshKeysOf.load(_id);
  }

  async rolesOf({ _id }: AccountDoc): Promise<readonly RoleDoc[]> {
    this.#assert('listroles', _id);
    return this.#loaders.rolesOf.load(_id);
  }

  async policiesOf({ _id }: AccountDoc): Promise<readonly PolicyDoc[]> {
    this.#assert('listpolicies', _id);
    return this.#loaders.policiesOf.load(_id);
  }

  async roleTagsOf({ _id, roleTags = [] }: AccountDoc): Promise<readonly RoleTagEntry[]> {
    this.#assert('listroles', _id);
    return roleTags.toSorted((a, b) => (a.collection < b.collection ? -1 : 1));
  }

  rolesOfTag({ roles }: RoleTagEntry): Promise<readonly RoleDoc[]> {
    return present(roles.map((uuid) => this.#loaders.role.load(uuid)));
  }

  /** The account of a login or key that the caller may see. */
  async accountOf({ accountUuid }: UserDoc): Promise<AccountDoc> {
    const account = await this.#loaders.account.load(accountUuid);
    if (!account) throw new Error(`account ${accountUuid} is gone, but not its logins`);
    return account;
  }

  async ownerOf({ userUuid }: SshKeyDoc): Promise<UserDoc | null> {
    return userUuid === null ? null : ((await this.#loaders.user.load(userUuid)) ?? null);
  }

  async sshKeysOfUser({ _id, accountUuid }: UserDoc): Promise<readonly SshKeyDoc[]> {
    if (!isSelf(this.#caller, _id)) this.#assert('listuserkeys', accountUuid);
    return this.#loaders.sshKeysOfUser.load(_id);
  }

  async rolesOfUser({ _id, accountUuid }: UserDoc): Promise<readonly RoleDoc[]> {
    if (!isSelf(this.#caller, _id)) this.#assert('listroles', accountUuid);
    return this.#loaders.rolesOfUser.load(_id);
  }

  async membersOf({ members, accountUuid }: RoleDoc): Promise<readonly RoleMemberEntry[]> {
    this.#assert('getrole', accountUuid);
    const found = await Promise.all(members.map((member) => this.#isThere(member)));
    return members.filter((_, index) => found[index]);
  }

  /** Whoever acts in a role knows what it allows. */
  async policiesOfRole(role: RoleDoc): Promise<readonly PolicyDoc[]> {
    if (!isActive(this.#caller, role)) this.#assert('getpolicy', role.accountUuid);
    return present(role.policyUuids.map((uuid) => this.#loaders.policy.load(uuid)));
  }

  async userOf({ kind, uuid }: RoleMemberEntry): Promise<UserDoc | null> {
    return kind === 'USER' ? ((await this.#loaders.user.load(uuid)) ?? null) : null;
  }

  async accountLoginOf({ kind, uuid }: RoleMemberEntry): Promise<string | null> {
    return kind === 'ACCOUNT' ? ((await this.#loaders.account.load(uuid))?.login ?? null) : null;
  }

  async #isThere({ kind, uuid }: RoleMemberEntry): Promise<boolean> {
    const loader = kind === 'USER' ? this.#loaders.user : this.#loaders.account;
    return (await loader.load(uuid)) !== undefined;
  }

  #assert(action: AccountAction, accountUuid: string): void {
    assertMayIn(this.#caller, action, accountUuid);
  }

  get #caller(): Caller {
    return requireCaller(this.#asker);
  }
}

const present = async <D>(loading: readonly Promise<D | undefined>[]): Promise<readonly D[]> =>
  (await Promise.all(loading)).filter((document) => document !== undefined);
