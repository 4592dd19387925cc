import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Clock, Random } from '../../../../schema/runtime.ts';
import {
  type Change,
  type Collection,
  commitWithRetry,
  insert,
  remove,
  type Store,
  update,
} from '../../../store/port.ts';
import { admitAttempt, unlocked } from '../../credentials/lockout.ts';
import {
  checkPassword,
  decoyHash,
  defaultParameters,
  hashPassword,
  type ScryptParameters,
} from '../../credentials/password.ts';
import { checkPasswordPolicy, passwordPolicy, violationMessages } from '../../credentials/password-policy.ts';
import { type PasswordDoc, passwords } from '../../store/passwords.ts';
import { fewAtOnce } from './few-at-once.ts';

/** Whose password: an account's own (both uuids the same) or that of a login inside it. */
export interface PasswordOwner {
  readonly uuid: string;
  readonly accountUuid: string;
}

/** The changes that make a password the present one, to be committed with whatever else belongs to it; or why not. */
export type NewPassword =
  | { readonly changes: readonly Change[]; readonly userErrors?: undefined }
  | { readonly changes?: undefined; readonly userErrors: readonly UserError[] };

/** Passwords: the only code that reads their collection. Nothing of them is ever logged or answered. */
export class PasswordService {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #parameters: ScryptParameters;
  readonly #passwords: Collection<PasswordDoc>;
  /** Each look at a password takes 32 MiB and a good part of a core. */
  readonly #inTurn = fewAtOnce({ running: 2, waiting: 64 });

  constructor(store: Store, clock: Clock, random: Random, parameters = defaultParameters) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#parameters = parameters;
    this.#passwords = store.collection(passwords);
  }

  /**
   * Whether it is the owner's password. Takes as long for an owner that does not exist (`undefined`), has no password
   * or is locked. Wrong ones count towards the lock, and so do those given while others are being looked at.
   */
  async check(ownerUuid: string | undefined, password: string): Promise<boolean> {
    const admitted = ownerUuid === undefined ? undefined : await this.#admit(ownerUuid);
    const hash = admitted?.hashes[0] ?? decoyHash(this.#parameters);
    const isReadable = couldBePassword(password);
    const { isMatch, needsRehash } = await this.#inTurn(() =>
      checkPassword(isReadable ? password : '', hash, this.#parameters),
    );
    if (!isMatch || !admitted || !isReadable) return false;
    await this.#succeeded(admitted, needsRehash ? await this.#hash(password) : undefined);
    return true;
  }

  /** Whether the owner has a password at all. */
  async has(ownerUuid: string): Promise<boolean> {
    return (await this.#passwords.get(ownerUuid)) !== undefined;
  }

  /** Looks at a new password by the rules. `field` is where it stands in the input. */
  async plan(owner: PasswordOwner, password: string, field: string): Promise<NewPassword> {
    const record = await this.#passwords.get(owner.uuid);
    const previous = record?.hashes ?? [];
    const violations = await this.#inTurn(() => checkPasswordPolicy(password, previous));
    if (violations.length > 0) {
      return {
        userErrors: violations.map((it) => refuse('PASSWORD_UNUSABLE', [field], violationMessages[it])),
      };
    }
    const hashes = [await this.#hash(password), ...previous].slice(0, passwordPolicy.history);
    const { uuid, accountUuid } = owner;
    return {
      changes: record
        ? [update(passwords, record, { hashes, ...unlocked })]
        : [insert(passwords, { _id: uuid, accountUuid, hashes, ...unlocked })],
    };
  }

  /** The changes that leave an owner without a password, for when it is removed or unlocked from nothing. */
  async removal(ownerUuid: string): Promise<readonly Change[]> {
    const record = await this.#passwords.get(ownerUuid);
    return record ? [remove(passwords, record)] : [];
  }

  /** Counts an attempt before the password is looked at: see `admitAttempt`. `undefined` when none is to be looked at. */
  #admit(ownerUuid: string): Promise<PasswordDoc | undefined> {
    return commitWithRetry(
      this.#store,
      async () => {
        const record = await this.#passwords.get(ownerUuid);
        const attempt = record && admitAttempt(record, this.#clock.now());
        if (!record || !attempt?.isAdmitted) return undefined;
        return { changes: [update(passwords, record, { ...attempt.next })], value: record };
      },
      attemptRetries,
    );
  }

  async #succeeded({ _id, hashes: [checked] }: PasswordDoc, rehashed: string | undefined): Promise<void> {
    await commitWithRetry(this.#store, async () => {
      const record = await this.#passwords.get(_id);
      // Changed meanwhile: what was right no longer is, and the lock is the new password's.
      if (!record || record.hashes[0] !== checked) return undefined;
      const hashes = rehashed === undefined ? record.hashes : [rehashed, ...record.hashes.slice(1)];
      return { changes: [update(passwords, record, { hashes, ...unlocked })], value: undefined };
    });
  }

  #hash(password: string): Promise<string> {
    return this.#inTurn(() => hashPassword(password, this.#random, this.#parameters));
  }
}

/** No password is longer or has control characters. */
const couldBePassword = (text: string): boolean =>
  Buffer.byteLength(text.normalize('NFKC')) <= passwordPolicy.mostBytes && !/\p{Cc}/u.test(text);

/** Many may try at the same moment, and each must be counted. */
const attemptRetries = 50;
