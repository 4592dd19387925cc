import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock, Logger } from '../../../../schema/runtime.ts';
import type { Collection, Filter, Store } from '../../../store/port.ts';
import { type KeyId, type KeyReference, parseKeyId } from '../../credentials/http-signature/key-id.ts';
import { ReplayCache } from '../../credentials/http-signature/replay-cache.ts';
import {
  type ParsedSignature,
  parseSignatureHeader,
} from '../../credentials/http-signature/signature-header.ts';
import type { SignedRequest } from '../../credentials/http-signature/signing-string.ts';
import { verifySignature } from '../../credentials/http-signature/verify-signature.ts';
import { verificationKey } from '../../credentials/ssh-key.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type SshKeyDoc, sshKeys } from '../../store/ssh-keys.ts';
import { type UserDoc, users } from '../../store/users.ts';
import type { Proof } from './proof.ts';

/**
 * A signed request as the gateway received it; names and values of its headers in two lists of the same order. Under
 * the name `(body)`, which no header has, comes a digest of the body.
 */
export interface PresentedSignature {
  readonly authorization: string;
  readonly method: string;
  readonly target: string;
  readonly headerNames: readonly string[];
  readonly headerValues: readonly string[];
}

const mostKeys = 1_000;
const rememberedSignatures = 100_000;

/**
 * Requests signed with SSH keys of accounts and logins. A signature counts once. Why one was refused goes to the log
 * at most, and there only its kind.
 */
export class SignatureService {
  readonly #accounts: Collection<AccountDoc>;
  readonly #users: Collection<UserDoc>;
  readonly #keys: Collection<SshKeyDoc>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #replays: ReplayCache;
  /** Reading a key takes longer than checking with it. By its text, so it is never another one. */
  readonly #readKeys = new LRUCache<string, KeyObject>({ max: mostKeys });

  constructor(store: Store, clock: Clock, logger: Logger) {
    this.#accounts = store.collection(accounts);
    this.#users = store.collection(users);
    this.#keys = store.collection(sshKeys);
    this.#clock = clock;
    this.#logger = logger;
    this.#replays = new ReplayCache({ clock, capacity: rememberedSignatures });
  }

  /**
   * What a signed request proves; null when nothing. `wasAccepted`: it is looked at again for a stream it opened, and
   * counts for as long as its key is there.
   */
  async identify(presented: PresentedSignature, wasAccepted: boolean): Promise<Proof | null> {
    const { parsed } = parseSignatureHeader(presented.authorization);
    const keyId = parsed && parseKeyId(parsed.keyId);
    const record = keyId && (await this.#find(keyId));
    if (!parsed || !record) return null;
    const request = requestOf(presented);
    if (!this.#isGood(parsed, request, record, wasAccepted)) return null;
    if (!wasAccepted && !this.#isFirst(parsed, request)) return null;
    return {
      kind: 'SSH_KEY',
      credentialId: record.fingerprint,
      accountUuid: record.accountUuid,
      userUuid: record.userUuid,
      scopes: null,
      expiresAt: null,
    };
  }

  async #find({ account: login, user: userLogin, key }: KeyId): Promise<SshKeyDoc | undefined> {
    const [account] = await this.#accounts.find({ filter: { where: { login } }, limit: 1 });
    if (!account) return undefined;
    const accountUuid = account._id;
    const user = userLogin === undefined ? null : await this.#user(accountUuid, userLogin);
    if (user === undefined) return undefined;
    const owner = { where: { accountUuid, userUuid: user?._id ?? null } };
    const [record] = await this.#keys.find({ filter: { all: [owner, namedBy(key)] }, limit: 1 });
    return record;
  }

  async #user(accountUuid: string, login: string): Promise<UserDoc | undefined> {
    const [user] = await this.#users.find({ filter: { where: { accountUuid, login } }, limit: 1 });
    return user;
  }

  #isGood(
    parsed: ParsedSignature,
    request: SignedRequest,
    { publicKey: text, fingerprint }: SshKeyDoc,
    wasAccepted: boolean,
  ): boolean {
    const publicKey = this.#readKeys.get(text) ?? verificationKey(text);
    this.#readKeys.set(text, publicKey);
    const now = wasAccepted ? dateOf(request) : this.#clock.now();
    const verdict = verifySignature({ parsed, request, publicKey, now });
    if (!verdict.isValid) {
      this.#logger.debug({ credentialId: fingerprint, reason: verdict.reason }, 'a signature was refused');
    }
    return verdict.isValid;
  }

  /**
   * Clients that sign nothing but a date in full seconds make the same signature for all requests of a second: these
   * are told apart by what they ask for, and the same question twice is one too many.
   */
  #isFirst(parsed: ParsedSignature, { method, target, headers }: SignedRequest): boolean {
    return this.#replays.admit(
      parsed.keyId,
      parsed.signature,
      `${method} ${target} ${headers['(body)'] ?? ''}`,
    );
  }
}

function requestOf({ method, target, headerNames, headerValues }: PresentedSignature): SignedRequest {
  const entries = headerNames.map((name, index) => [name.toLowerCase(), headerValues[index]] as const);
  return { method, target, headers: Object.fromEntries(entries) };
}

/** NaN, which is near nothing, without a date. */
const dateOf = ({ headers }: SignedRequest): number => Date.parse(String(headers.date ?? headers['x-date']));

function namedBy({ by, value }: KeyReference): Filter {
  if (by === 'name') return { where: { name: value } };
  return { where: by === 'md5' ? { md5Fingerprint: value } : { fingerprint: value } };
}
