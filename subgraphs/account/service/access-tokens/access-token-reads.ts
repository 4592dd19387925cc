import DataLoader from 'dataloader';
import type { Caller } from '../../../../schema/caller.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { loadById } from '../../../shared/load-by-id.ts';
import { isAccountItself, may } from '../../../shared/policy/may.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { Store } from '../../../store/port.ts';
import { type AccessTokenDoc, accessTokens } from '../../store/access-tokens.ts';
import type { AccountDoc } from '../../store/accounts.ts';

/**
 * The records of API tokens that a caller may see, for the time of one request: those of the account for whoever may
 * list them, one's own for a login.
 */
export class AccessTokenReads {
  readonly #asker: Caller | null;
  readonly #byId: DataLoader<string, AccessTokenDoc | undefined>;
  readonly #byAccount: DataLoader<string, readonly AccessTokenDoc[]>;

  constructor(store: Store, asker: Caller | null) {
    const collection = store.collection(accessTokens);
    this.#asker = asker;
    this.#byId = loadById(collection);
    this.#byAccount = new DataLoader(async (accountUuids) => {
      const found = await allDocuments(collection, { where: { accountUuid: { in: accountUuids } } });
      found.sort((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
      const byAccount = groupBy(found, ({ accountUuid }) => accountUuid);
      return accountUuids.map((uuid) => byAccount.get(uuid) ?? []);
    });
  }

  async accessToken(uuid: string): Promise<AccessTokenDoc | null> {
    const caller = requireCaller(this.#asker);
    const record = await this.#byId.load(uuid);
    return record && maySee(caller, 'getaccesskey', record) ? record : null;
  }

  /** Newest first, ended ones as well. */
  async of({ _id }: AccountDoc): Promise<readonly AccessTokenDoc[]> {
    const caller = requireCaller(this.#asker);
    const records = await this.#byAccount.load(_id);
    return records.filter((record) => maySee(caller, 'listaccesskeys', record));
  }
}

export type TokenAction = 'getaccesskey' | 'listaccesskeys' | 'createaccesskey' | 'deleteaccesskey';
const userActions = {
  getaccesskey: 'getuseraccesskey',
  listaccesskeys: 'listuseraccesskeys',
  createaccesskey: 'createuseraccesskey',
  deleteaccesskey: 'deleteuseraccesskey',
} as const;

type Owned = Pick<AccessTokenDoc, 'accountUuid' | 'userUuid'>;

/** Whether the caller may do this with a token of that owner; Triton has a word of its own for those of logins. */
export const mayWithToken = (
  caller: Caller,
  action: TokenAction,
  { accountUuid, userUuid }: Owned,
): boolean =>
  may(caller, userUuid === null ? action : userActions[action], {
    ownerUuid: accountUuid,
    collection: 'KEYS',
  });

/** Whether somebody's own token is meant. In a role of another account nobody has one there. */
export const isOwnToken = (caller: Caller, { accountUuid, userUuid }: Owned): boolean =>
  accountUuid === caller.accountUuid &&
  (userUuid === null ? isAccountItself(caller) : userUuid === caller.userUuid);

const maySee = (caller: Caller, action: TokenAction, record: AccessTokenDoc): boolean =>
  (caller.scopes === undefined && isOwnToken(caller, record)) || mayWithToken(caller, action, record);
