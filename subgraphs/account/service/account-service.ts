import type { Caller } from '../../../schema/caller.ts';
import { PublicError } from '../../../schema/errors.ts';
import { foundOrNull, resolveReference } from '../../shared/reference.ts';
import { requireCaller } from '../../shared/require-caller.ts';
import type { Collection, Store } from '../../store/port.ts';
import { type AccountLoaders, accountLoaders } from '../loaders.ts';
import { maySeeAccount, maySeePart, visibleAccounts } from '../policy.ts';
import { type AccountDoc, accounts } from '../store/accounts.ts';
import type { SshKeyDoc } from '../store/ssh-keys.ts';
import type { UserDoc } from '../store/users.ts';

/** Who is asking, in records. */
export interface ViewerRecords {
  readonly account: AccountDoc;
  readonly user: UserDoc | null;
  readonly isOperator: boolean;
}

/**
 * What one caller may read of accounts, logins and keys, for the time of one request. Somebody else's and one that
 * never was get the same answer. Everything throws PublicError UNAUTHENTICATED without a caller.
 */
export class AccountService {
  readonly #accounts: Collection<AccountDoc>;
  readonly #asker: Caller | null;
  readonly #loaders: AccountLoaders;

  constructor(store: Store, asker: Caller | null) {
    this.#accounts = store.collection(accounts);
    this.#asker = asker;
    this.#loaders = accountLoaders(store);
  }

  /** @throws PublicError UNAUTHENTICATED also when the account, or the login, no longer exists */
  async viewer(): Promise<ViewerRecords> {
    const { accountUuid, userUuid, isOperator } = requireCaller(this.#asker);
    const [account, user] = await Promise.all([
      this.account(accountUuid),
      userUuid === undefined ? null : this.user(userUuid),
    ]);
    if (!account || (userUuid !== undefined && !user)) {
      throw new PublicError('UNAUTHENTICATED', 'Your account or login no longer exists.');
    }
    return { account, user, isOperator };
  }

  /** @throws PublicError BAD_USER_INPUT when the reference is ambiguous */
  async find(ref: string): Promise<AccountDoc | null> {
    const rules = {
      collection: this.#accounts,
      type: 'Account',
      scope: visibleAccounts(requireCaller(this.#asker)),
      nameFilter: (login: string) => ({ where: { login } }),
    } as const;
    return foundOrNull(await resolveReference(rules, ref));
  }

  async account(uuid: string): Promise<AccountDoc | null> {
    const caller = requireCaller(this.#asker);
    const account = await this.#loaders.account.load(uuid);
    return account && maySeeAccount(caller, account) ? account : null;
  }

  async user(uuid: string): Promise<UserDoc | null> {
    const caller = requireCaller(this.#asker);
    const user = await this.#loaders.user.load(uuid);
    return user && maySeePart(caller, user) ? user : null;
  }

  async sshKey(uuid: string): Promise<SshKeyDoc | null> {
    const caller = requireCaller(this.#asker);
    const key = await this.#loaders.sshKey.load(uuid);
    return key && maySeePart(caller, key) ? key : null;
  }

  /** The account of a login that the caller may see. */
  async accountOf(user: UserDoc): Promise<AccountDoc> {
    const account = await this.#loaders.account.load(user.accountUuid);
    if (!account) throw new Error(`account ${user.accountUuid} is gone, but not its logins`);
    return account;
  }

  usersOf(account: AccountDoc): Promise<readonly UserDoc[]> {
    return this.#loaders.usersOf.load(account._id);
  }

  sshKeysOf(account: AccountDoc): Promise<readonly SshKeyDoc[]> {
    return this.#loaders.sshKeysOf.load(account._id);
  }
}
