import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Clock, Logger, Random } from '../../../../schema/runtime.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import {
  type Change,
  type Collection,
  commitWithRetry,
  insert,
  remove,
  type Store,
  update,
} from '../../../store/port.ts';
import {
  hashRefreshToken,
  newFamily,
  newRefreshToken,
  type RefreshFamily,
  rotate,
  sessionOfRefreshToken,
} from '../../credentials/refresh-token.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type SessionDoc, sessions } from '../../store/sessions.ts';
import { type UserDoc, users } from '../../store/users.ts';
import type { Proof } from '../identity/proof.ts';
import type { PasswordService } from './password-service.ts';
import type { SigningDesk } from './signing-desk.ts';

/** Who signed in. */
export interface SignedIn {
  readonly account: AccountDoc;
  readonly user: UserDoc | null;
}

/** What signIn and refreshSession answer. With `userErrors`, there is no session. */
export interface SignInOutcome {
  readonly viewer: SignedIn | null;
  readonly token: string | null;
  readonly expiresAt: string | null;
  readonly refreshToken: string | null;
  readonly userErrors: readonly UserError[];
}

export interface SignInRequest {
  readonly account: string;
  readonly user?: string | null | undefined;
  readonly password: string;
}

/** How long a session lasts, however often refreshed. */
export const sessionLifetimeMs = 30 * 86_400_000;
const mostForgotten = 50;

/**
 * Sessions: begun with a password, continued with refresh tokens that work once each, ended at once by signing out, by
 * a changed password, or by a refresh token that comes a second time. Which of the things that can be wrong was wrong
 * is never told, nor seen in the time an answer takes.
 */
export class SessionService {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #logger: Logger;
  readonly #passwords: PasswordService;
  readonly #desk: SigningDesk;
  readonly #sessions: Collection<SessionDoc>;
  readonly #accounts: Collection<AccountDoc>;
  readonly #users: Collection<UserDoc>;

  constructor(
    { store, clock, random, logger }: SessionTools,
    { passwords, desk }: { readonly passwords: PasswordService; readonly desk: SigningDesk },
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#logger = logger;
    this.#passwords = passwords;
    this.#desk = desk;
    this.#sessions = store.collection(sessions);
    this.#accounts = store.collection(accounts);
    this.#users = store.collection(users);
  }

  async signIn({ account, user, password }: SignInRequest): Promise<SignInOutcome> {
    const named = await this.#named(account, user ?? undefined);
    const ownerUuid = named && (named.user ?? named.account)._id;
    const isRight = await this.#passwords.check(ownerUuid, password);
    if (!named || !isRight || named.account.isLocked) return refused(refuse('SIGN_IN_REFUSED'));
    return this.#open(named);
  }

  async refresh(refreshToken: string | null | undefined): Promise<SignInOutcome> {
    const sessionId = sessionOfRefreshToken(refreshToken ?? '');
    if (refreshToken == null || sessionId === undefined) return refused(refuse('SIGN_IN_REFUSED'));
    const next = newRefreshToken(sessionId, this.#random);
    const session = await this.#rotate(sessionId, hashRefreshToken(refreshToken), next.hash);
    const viewer = session && (await this.#holder(session));
    if (!session || !viewer || viewer.account.isLocked) return refused(refuse('SIGN_IN_REFUSED'));
    return this.#answer(viewer, session._id, next.token);
  }

  /** Ends the session of a refresh token of the caller's, or the one the caller asks with. Whether one was ended. */
  async signOut(asker: Caller | null, refreshToken: string | null | undefined): Promise<boolean> {
    const caller = requireCaller(asker);
    const id = refreshToken == null ? ownSession(caller) : sessionOfRefreshToken(refreshToken);
    const session = id === undefined ? undefined : await this.#sessions.get(id);
    if (!session || !isOf(session, caller)) return false;
    if (refreshToken != null && !knows(session, hashRefreshToken(refreshToken))) return false;
    return this.#revoke(session._id);
  }

  /** What a session token proves; null for one that is not good, or whose session has ended. */
  async identify(token: string): Promise<Proof | null> {
    const { session, expiresAt } = { expiresAt: 0, ...(await this.#desk.verify(token)) };
    const record = session && (await this.#sessions.get(session.sessionId));
    if (!record || record.isRevoked || record.expiresAt <= this.#clock.now()) return null;
    if (record.accountUuid !== session.accountUuid || record.userUuid !== session.userUuid) return null;
    const { _id, accountUuid, userUuid } = record;
    return {
      kind: 'SESSION',
      credentialId: _id,
      accountUuid,
      userUuid,
      scopes: null,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  /** The changes that end all sessions of an account itself or of one of its logins, but for one. */
  async endings(accountUuid: string, userUuid: string | null, but?: string): Promise<readonly Change[]> {
    const living = await allDocuments(this.#sessions, { where: { accountUuid, userUuid, isRevoked: false } });
    return living
      .filter(({ _id }) => _id !== but)
      .map((session) => update(sessions, session, { isRevoked: true }));
  }

  async #named(login: string, userLogin: string | undefined): Promise<SignedIn | undefined> {
    const [account] = await this.#accounts.find({ filter: { where: { login } }, limit: 1 });
    if (!account || userLogin === undefined) return account && { account, user: null };
    const filter = { where: { accountUuid: account._id, login: userLogin } };
    const [user] = await this.#users.find({ filter, limit: 1 });
    return user && { account, user };
  }

  async #open(viewer: SignedIn): Promise<SignInOutcome> {
    const id = this.#random.uuid();
    const now = this.#clock.now();
    const { token, hash } = newRefreshToken(id, this.#random);
    const family = newFamily(hash, now, now + sessionLifetimeMs);
    const accountUuid = viewer.account._id;
    const userUuid = viewer.user?._id ?? null;
    const begun = insert(sessions, { _id: id, accountUuid, userUuid, ...family });
    await commitWithRetry(this.#store, async () => ({
      changes: [...(await this.#forgetting(accountUuid, userUuid, now)), begun],
      value: undefined,
    }));
    this.#logger.info({ credentialId: id, account: accountUuid }, 'session begun');
    return this.#answer(viewer, id, token);
  }

  /** Whoever signs in tidies up: their sessions that have ended say nothing any more. */
  async #forgetting(accountUuid: string, userUuid: string | null, now: number): Promise<readonly Change[]> {
    const ended = await this.#sessions.find({
      filter: {
        where: { accountUuid, userUuid },
        any: [{ where: { isRevoked: true } }, { where: { expiresAt: { lte: now } } }],
      },
      limit: mostForgotten,
    });
    return ended.map((session) => remove(sessions, session));
  }

  async #answer(viewer: SignedIn, sessionId: string, refreshToken: string): Promise<SignInOutcome> {
    const { account, user } = viewer;
    const { token, expiresAt } = await this.#desk.sign({
      accountUuid: account._id,
      userUuid: user?._id ?? null,
      sessionId,
      isOperator: account.isOperator && !user,
    });
    return { viewer, token, expiresAt, refreshToken, userErrors: [] };
  }

  /** The session after the token has given way to the next; `undefined` when it is not good. A reused one ends the session. */
  #rotate(id: string, presented: string, next: string): Promise<SessionDoc | undefined> {
    return commitWithRetry(this.#store, async () => {
      const session = await this.#sessions.get(id);
      if (!session) return undefined;
      const { outcome, family } = rotate(familyOf(session), presented, next, this.#clock.now());
      if (!family) return undefined;
      if (outcome === 'reused') this.#logger.warn({ credentialId: id }, 'a refresh token came twice');
      const changes = [update(sessions, session, { ...family })];
      return { changes, value: outcome === 'rotated' ? session : undefined };
    });
  }

  async #holder({ accountUuid, userUuid }: SessionDoc): Promise<SignedIn | undefined> {
    const [account, user] = await Promise.all([
      this.#accounts.get(accountUuid),
      userUuid === null ? null : this.#users.get(userUuid),
    ]);
    return account && user !== undefined ? { account, user } : undefined;
  }

  async #revoke(id: string): Promise<boolean> {
    const ended = await commitWithRetry(this.#store, async () => {
      const session = await this.#sessions.get(id);
      if (!session || session.isRevoked) return undefined;
      return { changes: [update(sessions, session, { isRevoked: true })], value: true };
    });
    if (ended) this.#logger.info({ credentialId: id }, 'session ended');
    return ended ?? false;
  }
}

interface SessionTools {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

const refused = (error: UserError): SignInOutcome => ({
  viewer: null,
  token: null,
  expiresAt: null,
  refreshToken: null,
  userErrors: [error],
});

const ownSession = ({ credentialKind, credentialId }: Caller): string | undefined =>
  credentialKind === 'SESSION' ? credentialId : undefined;

/** In a role of another account the caller is still whoever began the session it asks with. */
const isOf = ({ _id, accountUuid, userUuid }: SessionDoc, caller: Caller): boolean =>
  _id === ownSession(caller) ||
  (accountUuid === caller.accountUuid && userUuid === (caller.userUuid ?? null));

const knows = ({ currentHash, usedHashes }: SessionDoc, hash: string): boolean =>
  currentHash === hash || usedHashes.includes(hash);

const familyOf = ({
  currentHash,
  usedHashes,
  rotatedAt,
  expiresAt,
  isRevoked,
}: SessionDoc): RefreshFamily => ({ currentHash, usedHashes, rotatedAt, expiresAt, isRevoked });
