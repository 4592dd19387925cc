import type { CallerRole, CredentialKind, ResourceCollection } from '../../../../schema/caller.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type UserDoc, users } from '../../store/users.ts';
import type { SessionService } from '../sign-in/session-service.ts';
import type { TokenService } from '../token-service.ts';
import { type Acting, rolesOfAccount, rolesOfUser } from './active-roles.ts';
import type { Proof } from './proof.ts';
import type { PresentedSignature, SignatureService } from './signature-service.ts';

/** What was presented as proof: one of `token` and `signature`. */
export interface PresentedCredential {
  readonly token?: string | null | undefined;
  readonly signature?: PresentedSignature | null | undefined;
  /** Roles asked for; none means the default ones. */
  readonly asRoles?: readonly string[] | null | undefined;
  /** Whether it was accepted before and is looked at again for a stream. */
  readonly wasAccepted?: boolean | null | undefined;
}

/** Whom a credential belongs to and what they act in. */
export interface Identity {
  readonly accountUuid: string;
  readonly accountLogin: string;
  readonly userUuid: string | null;
  readonly userLogin: string | null;
  readonly isOperator: boolean;
  readonly isReader: boolean;
  readonly credentialId: string;
  readonly credentialKind: CredentialKind;
  readonly expiresAt: string | null;
  readonly roles: readonly CallerRole[] | null;
  readonly scopes: readonly string[] | null;
  readonly roleTags: readonly {
    readonly collection: ResourceCollection;
    readonly roles: readonly string[];
  }[];
}

export interface Provers {
  readonly tokens: TokenService;
  readonly sessions: SessionService;
  readonly signatures: SignatureService;
}

const mostRoles = 32;

/**
 * Says who is asking. Whatever is wrong (the credential, its owner, a lock, a role that is not theirs), the answer is
 * the same: nobody.
 */
export class IdentityService {
  readonly #store: Store;
  readonly #provers: Provers;
  readonly #accounts: Collection<AccountDoc>;
  readonly #users: Collection<UserDoc>;

  constructor(store: Store, provers: Provers) {
    this.#store = store;
    this.#provers = provers;
    this.#accounts = store.collection(accounts);
    this.#users = store.collection(users);
  }

  async identify(presented: PresentedCredential): Promise<Identity | null> {
    const proof = await this.#prove(presented);
    if (!proof) return null;
    const [account, user] = await Promise.all([
      this.#accounts.get(proof.accountUuid),
      proof.userUuid === null ? null : this.#users.get(proof.userUuid),
    ]);
    if (!account || account.isLocked || user === undefined) return null;
    if (user && user.accountUuid !== account._id) return null;
    const acting = await this.#acting(account, user, presented.asRoles ?? []);
    return acting ? toIdentity(proof, acting, user) : null;
  }

  #prove({ token, signature, wasAccepted }: PresentedCredential): Promise<Proof | null> {
    const { tokens, sessions, signatures } = this.#provers;
    if (signature && token == null) return signatures.identify(signature, wasAccepted ?? false);
    if (token == null || signature) return Promise.resolve(null);
    return token.startsWith('tg_') ? tokens.identify(token) : sessions.identify(token);
  }

  async #acting(
    account: AccountDoc,
    user: UserDoc | null,
    asked: readonly string[],
  ): Promise<Acting | undefined> {
    if (asked.length > mostRoles) return undefined;
    return user
      ? rolesOfUser(this.#store, account, user._id, asked)
      : rolesOfAccount(this.#store, account, asked);
  }
}

/** Operators and readers are accounts, when they act for themselves; their logins are what their roles make them. */
function toIdentity(proof: Proof, { account, roles }: Acting, user: UserDoc | null): Identity {
  const { credentialId, kind, expiresAt, scopes } = proof;
  const isItself = roles === null;
  return {
    accountUuid: account._id,
    accountLogin: account.login,
    userUuid: user?._id ?? null,
    userLogin: user?.login ?? null,
    isOperator: isItself && account.isOperator,
    isReader: isItself && account.isReader,
    credentialId,
    credentialKind: kind,
    expiresAt,
    roles,
    scopes,
    roleTags: account.roleTags,
  };
}
