import { createHash } from 'node:crypto';
import { type Clock, isoTime, type Logger, type Random } from '../../../schema/runtime.ts';
import {
  type Change,
  type Collection,
  commitWithRetry,
  insert,
  type Store,
  update,
} from '../../store/port.ts';
import { type AccessTokenDoc, accessTokens } from '../store/access-tokens.ts';
import type { Proof } from './identity/proof.ts';

export interface TokenRequest {
  readonly accountUuid: string;
  /** The login the token is for; without it, the account itself. */
  readonly userUuid?: string | undefined;
  /** What people call it. */
  readonly name: string;
  /** Actions it is confined to; without it, it is not. */
  readonly scopes?: readonly string[] | undefined;
  /** ISO time after which it is worth nothing; without it, it does not expire. */
  readonly expiresAt?: string | undefined;
}

const tokenBytes = 32;
const tokenPattern = /^tg_[A-Za-z0-9_-]{43}$/;

/**
 * API tokens. Only their hashes are kept, and a token is found by its hash, so neither the store nor the time
 * an answer takes tells anything about tokens. A token is never logged.
 */
export class TokenService {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #logger: Logger;
  readonly #tokens: Collection<AccessTokenDoc>;

  constructor(store: Store, clock: Clock, random: Random, logger: Logger) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#logger = logger;
    this.#tokens = store.collection(accessTokens);
  }

  /** What a token proves; null for one that is unknown, expired, revoked, or no token at all. */
  async identify(token: string): Promise<Proof | null> {
    if (!tokenPattern.test(token)) return null;
    const [record] = await this.#tokens.find({ filter: { where: { hash: hashOf(token) } }, limit: 1 });
    if (!record || record.isRevoked || this.isOver(record)) return null;
    const { _id, accountUuid, userUuid, scopes, expiresAt } = record;
    return { kind: 'ACCESS_TOKEN', credentialId: _id, accountUuid, userUuid, scopes, expiresAt };
  }

  /**
   * Makes a token. The answer is the only place where it is ever seen. One of the same name that has ended gives way.
   * @throws UniqueViolation when a living token of the account has the name
   */
  async issue(request: TokenRequest): Promise<{ readonly token: string; readonly record: AccessTokenDoc }> {
    const token = `tg_${Buffer.from(this.#random.bytes(tokenBytes)).toString('base64url')}`;
    const id = this.#random.uuid();
    const former = await this.#named(request);
    const ended = former && this.isOver(former) ? [update(accessTokens, former, { isRevoked: true })] : [];
    await this.#store.commit([...ended, this.#insertion(id, token, request)]);
    this.#logger.info({ credentialId: id, account: request.accountUuid }, 'access token issued');
    const record = await this.#tokens.get(id);
    if (!record) throw new Error(`access token ${id} was made and is not there`);
    return { token, record };
  }

  /** Makes a token in place of the living one of that name, if there is one: for those who keep it in a file. */
  async issueAccessToken(request: TokenRequest): Promise<{ readonly token: string; readonly id: string }> {
    const former = await this.#named(request);
    if (former) await this.revokeAccessToken(former._id);
    const { token, record } = await this.issue(request);
    return { token, id: record._id };
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

  isOver({ expiresAt }: Pick<AccessTokenDoc, 'expiresAt'>): boolean {
    return expiresAt !== null && expiresAt <= isoTime(this.#clock);
  }

  async #named({ accountUuid, name }: TokenRequest): Promise<AccessTokenDoc | undefined> {
    const filter = { where: { accountUuid, name, isRevoked: false } };
    const [record] = await this.#tokens.find({ filter, limit: 1 });
    return record;
  }

  #insertion(id: string, token: string, request: TokenRequest): Change {
    return insert(accessTokens, {
      _id: id,
      hash: hashOf(token),
      accountUuid: request.accountUuid,
      userUuid: request.userUuid ?? null,
      name: request.name,
      scopes: request.scopes ?? null,
      expiresAt: request.expiresAt === undefined ? null : new Date(request.expiresAt).toISOString(),
      isRevoked: false,
    });
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
