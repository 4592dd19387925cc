import { createHash } from 'node:crypto';
import { type Clock, isoTime, type Logger, type Random } from '../../../schema/runtime.ts';
import { type Collection, commitWithRetry, insert, type Store, update } from '../../store/port.ts';
import { type AccessTokenDoc, accessTokens } from '../store/access-tokens.ts';
import { type AccountDoc, accounts } from '../store/accounts.ts';
import { type UserDoc, users } from '../store/users.ts';

export interface TokenRequest {
  readonly accountUuid: string;
  /** The login the token is for; without it, the account itself. */
  readonly userUuid?: string | undefined;
  /** What people call it. */
  readonly name: string;
  /** ISO time after which it is worth nothing; without it, it does not expire. */
  readonly expiresAt?: string | undefined;
}

/** Whom a token belongs to. */
export interface TokenHolder {
  readonly accountUuid: string;
  readonly accountLogin: string;
  readonly userUuid: string | null;
  readonly isOperator: boolean;
  readonly credentialId: string;
  readonly expiresAt: string | null;
}

const tokenBytes = 32;
const tokenPattern = /^tg_[A-Za-z0-9_-]{43}$/;

/**
 * Bearer tokens. Only their hashes are kept, and a token is found by its hash, so neither the store nor the time
 * an answer takes tells anything about tokens. A token is never logged.
 */
export class TokenService {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #logger: Logger;
  readonly #tokens: Collection<AccessTokenDoc>;
  readonly #accounts: Collection<AccountDoc>;
  readonly #users: Collection<UserDoc>;

  constructor(store: Store, clock: Clock, random: Random, logger: Logger) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#logger = logger;
    this.#tokens = store.collection(accessTokens);
    this.#accounts = store.collection(accounts);
    this.#users = store.collection(users);
  }

  /** Whom a token belongs to; null for one that is unknown, expired, revoked, or no token at all. */
  async identify(token: string): Promise<TokenHolder | null> {
    if (!tokenPattern.test(token)) return null;
    const [record] = await this.#tokens.find({ filter: { where: { hash: hashOf(token) } }, limit: 1 });
    if (!record || record.isRevoked || this.#isOver(record)) return null;
    const { accountUuid, userUuid } = record;
    const [account, user] = await Promise.all([
      this.#accounts.get(accountUuid),
      userUuid === null ? undefined : this.#users.get(userUuid),
    ]);
    if (!account || (userUuid !== null && user?.accountUuid !== accountUuid)) return null;
    return {
      accountUuid,
      accountLogin: account.login,
      userUuid,
      isOperator: account.isOperator,
      credentialId: record._id,
      expiresAt: record.expiresAt,
    };
  }

  /** Makes a token. The answer is the only place where it is ever seen. */
  async issueAccessToken(request: TokenRequest): Promise<{ readonly token: string; readonly id: string }> {
    const token = `tg_${Buffer.from(this.#random.bytes(tokenBytes)).toString('base64url')}`;
    const id = this.#random.uuid();
    await this.#store.commit([
      insert(accessTokens, {
        _id: id,
        hash: hashOf(token),
        accountUuid: request.accountUuid,
        userUuid: request.userUuid ?? null,
        name: request.name,
        expiresAt: request.expiresAt === undefined ? null : new Date(request.expiresAt).toISOString(),
        isRevoked: false,
      }),
    ]);
    this.#logger.info({ credentialId: id, account: request.accountUuid }, 'access token issued');
    return { token, id };
  }

  /** Makes a token worthless. Unknown and revoked ones are left as they are. */
  async revokeAccessToken(id: string): Promise<void> {
    await commitWithRetry(this.#store, async () => {
      const record = await this.#tokens.get(id);
      if (!record || record.isRevoked) return undefined;
      return { changes: [update(accessTokens, record, { isRevoked: true })], value: undefined };
    });
    this.#logger.info({ credentialId: id }, 'access token revoked');
  }

  #isOver({ expiresAt }: AccessTokenDoc): boolean {
    return expiresAt !== null && expiresAt <= isoTime(this.#clock);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
