import type { Caller } from '../../../schema/caller.ts';
import { requireCaller } from '../../shared/require-caller.ts';
import type { Collection, Store } from '../../store/port.ts';
import { forbidden, ownedBy } from '../policy.ts';
import { type AccountDoc, accounts, type LimitEntry } from '../store/accounts.ts';
import { shapeOf } from './rules/limits.ts';

/** What accounts may have of instances. */
export class LimitsDesk {
  readonly #accounts: Collection<AccountDoc>;
  readonly #defaults: readonly LimitEntry[];

  /** `defaults`: the data center's limits, for accounts that have none of the same shape. */
  constructor(store: Store, defaults: readonly LimitEntry[]) {
    this.#accounts = store.collection(accounts);
    this.#defaults = defaults;
  }

  /** An account's limits, its own and those of the data center. */
  of({ limits = [] }: AccountDoc): readonly LimitEntry[] {
    const own = new Set(limits.map(shapeOf));
    return [...limits, ...this.#defaults.filter((limit) => !own.has(shapeOf(limit)))];
  }

  /** The same by uuid. @throws PublicError FORBIDDEN for an account that is not the caller's, or is not there */
  async ofAccount(asker: Caller | null, accountUuid: string): Promise<readonly LimitEntry[]> {
    const account = await this.#read(asker, accountUuid);
    // "No limits" would be the wrong thing to say of what is not known.
    if (!account) throw forbidden();
    return this.of(account);
  }

  /** Whether an account may create instances. */
  async mayProvision(asker: Caller | null, accountUuid: string): Promise<boolean> {
    const account = await this.#read(asker, accountUuid);
    return account !== undefined && (account.isApproved ?? true) && !account.isLocked;
  }

  async #read(asker: Caller | null, accountUuid: string): Promise<AccountDoc | undefined> {
    return ownedBy(requireCaller(asker), accountUuid) ? this.#accounts.get(accountUuid) : undefined;
  }
}
