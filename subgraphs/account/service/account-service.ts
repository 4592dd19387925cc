import type DataLoader from 'dataloader';
import type { Caller } from '../../../schema/caller.ts';
import { PublicError } from '../../../schema/errors.ts';
import { type Connection, type ConnectionArgs, readConnection } from '../../shared/connection.ts';
import type { CursorCodec } from '../../shared/cursor.ts';
import { foundOrNull, resolveReference } from '../../shared/reference.ts';
import { readerOf, requireCaller } from '../../shared/require-caller.ts';
import type { Filter, Store } from '../../store/port.ts';
import type { AccountFilter } from '../generated.ts';
import { type AccountLoaders, accountLoaders } from '../loaders.ts';
import {
  assertSeesDatacenter,
  mayIn,
  maySeeKey,
  maySeePolicy,
  maySeeRole,
  maySeeUser,
  seesAccount,
} from '../policy.ts';
import { type AccountDoc, accounts } from '../store/accounts.ts';
import type { PolicyDoc } from '../store/policies.ts';
import type { RoleDoc } from '../store/roles.ts';
import type { SshKeyDoc } from '../store/ssh-keys.ts';
import type { UserDoc } from '../store/users.ts';
import { AccountParts } from './account-parts.ts';
import { accountReference } from './directory/references.ts';

/** Who is asking, in records. */
export interface ViewerRecords {
  readonly account: AccountDoc;
  readonly user: UserDoc | null;
  readonly isOperator: boolean;
}

export interface AccountListArgs extends ConnectionArgs {
  readonly filter?: AccountFilter | null | undefined;
}

/**
 * What one caller may read of accounts and their parts, for the time of one request. Somebody else's and one that
 * never was get the same answer. Everything throws PublicError UNAUTHENTICATED without a caller.
 */
export class AccountService {
  readonly #store: Store;
  readonly #cursors: CursorCodec;
  readonly #asker: Caller | null;
  readonly #loaders: AccountLoaders;
  /** What belongs to an account, login or role that the caller sees. */
  readonly parts: AccountParts;

  constructor(store: Store, cursors: CursorCodec, asker: Caller | null) {
    this.#store = store;
    this.#cursors = cursors;
    this.#asker = asker;
    this.#loaders = accountLoaders(store);
    this.parts = new AccountParts(this.#loaders, asker);
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
    const caller = requireCaller(this.#asker);
    const found = foundOrNull(await resolveReference(accountReference(this.#store, caller), ref));
    return found && mayIn(caller, 'getaccount', found._id) ? found : null;
  }

  /** @throws PublicError FORBIDDEN for who does not see the data center, BAD_USER_INPUT, INVALID_CURSOR */
  async list(args: AccountListArgs): Promise<Connection<AccountDoc>> {
    const caller = requireCaller(this.#asker);
    assertSeesDatacenter(caller);
    return readConnection(this.#store.collection(accounts), this.#cursors, args, {
      filter: accountFilter(args.filter ?? {}),
      orderBy: [{ path: 'login', direction: 'asc' }],
      reader: readerOf(caller),
    });
  }

  account(uuid: string): Promise<AccountDoc | null> {
    return this.#load(this.#loaders.account, uuid, seesAccount);
  }

  user(uuid: string): Promise<UserDoc | null> {
    return this.#load(this.#loaders.user, uuid, maySeeUser);
  }

  sshKey(uuid: string): Promise<SshKeyDoc | null> {
    return this.#load(this.#loaders.sshKey, uuid, maySeeKey);
  }

  role(uuid: string): Promise<RoleDoc | null> {
    return this.#load(this.#loaders.role, uuid, maySeeRole);
  }

  policy(uuid: string): Promise<PolicyDoc | null> {
    return this.#load(this.#loaders.policy, uuid, maySeePolicy);
  }

  async #load<D>(
    loader: DataLoader<string, D | undefined>,
    uuid: string,
    maySee: (caller: Caller, document: D) => boolean,
  ): Promise<D | null> {
    const caller = requireCaller(this.#asker);
    const document = await loader.load(uuid);
    return document && maySee(caller, document) ? document : null;
  }
}

/** An empty list of logins matches none, as everywhere. */
function accountFilter({ login, loginContains, isApproved, isLocked }: AccountFilter): Filter {
  return {
    all: [
      login == null ? {} : { where: { login: { in: login } } },
      loginContains == null ? {} : { where: { login: { contains: loginContains } } },
      isApproved == null ? {} : { where: { isApproved } },
      isLocked == null ? {} : { where: { isLocked } },
    ],
  };
}
