import type { Caller } from '../../../../schema/caller.ts';
import { isoTime } from '../../../../schema/runtime.ts';
import { type Connection, type ConnectionArgs, readConnection } from '../../../shared/connection.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { SubgraphOptions } from '../../../shared/subgraph-options.ts';
import { type Condition, type Filter, insert } from '../../../store/port.ts';
import type { AuditEventFilter, AuditInput } from '../../generated.ts';
import { assertMayIn } from '../../policy.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { type AuditEventDoc, auditEvents } from '../../store/audit-events.ts';

export interface AuditArgs extends ConnectionArgs {
  readonly filter?: AuditEventFilter | null | undefined;
}

const longestText = 1_000;

/** What was done, by whom, with which credential. Events are only ever added. */
export class AuditLog {
  readonly #options: Pick<SubgraphOptions, 'store' | 'random' | 'cursors'>;

  constructor(options: Pick<SubgraphOptions, 'store' | 'random' | 'cursors'>) {
    this.#options = options;
  }

  /**
   * Writes down what the caller did. Where nobody is known to have asked, it belongs to the account that somebody
   * tried to sign in as; answers false, and writes nothing, when there is no such account.
   */
  async record(caller: Caller | null, input: AuditInput): Promise<boolean> {
    const actor = caller ?? (await this.#meantBy(input));
    if (!actor) return false;
    const { store, random } = this.#options;
    await store.commit([insert(auditEvents, toEvent(random.uuid(), actor, input))]);
    return true;
  }

  async #meantBy({ account: login, user }: AuditInput): Promise<Actor | undefined> {
    if (login == null) return undefined;
    const [meant] = await this.#options.store
      .collection(accounts)
      .find({ filter: { where: { login } }, limit: 1 });
    if (!meant) return undefined;
    return {
      accountUuid: meant._id,
      accountLogin: meant.login,
      userLogin: user?.slice(0, longestText),
      credentialKind: 'SESSION',
      credentialId: 'password',
    };
  }

  /** What was done in an account, newest first. @throws PublicError FORBIDDEN, BAD_USER_INPUT, INVALID_CURSOR */
  async read(
    asker: Caller | null,
    { _id: accountUuid }: AccountDoc,
    args: AuditArgs,
  ): Promise<Connection<AuditEventDoc>> {
    const caller = requireCaller(asker);
    assertMayIn(caller, 'machineaudit', accountUuid);
    const { store, cursors } = this.#options;
    return readConnection(store.collection(auditEvents), cursors, args, {
      filter: { all: [{ where: { accountUuid } }, auditFilter(args.filter ?? {})] },
      orderBy: [{ path: 'at', direction: 'desc' }],
      reader: readerOf(caller),
    });
  }
}

type Actor = Pick<
  Caller,
  'accountUuid' | 'accountLogin' | 'userLogin' | 'credentialKind' | 'credentialId' | 'address'
>;

const toEvent = (uuid: string, caller: Actor, input: AuditInput) => ({
  _id: uuid,
  accountUuid: caller.accountUuid,
  accountLogin: caller.accountLogin,
  userLogin: caller.userLogin ?? null,
  // One form, so that the order of texts is the order of times.
  at: isoTime({ now: () => Date.parse(input.at) }),
  action: input.action.slice(0, longestText),
  outcome: input.outcome,
  code: input.code ?? null,
  credentialKind: caller.credentialKind ?? 'ACCESS_TOKEN',
  credentialId: caller.credentialId,
  address: input.address ?? caller.address ?? null,
  target: input.target?.slice(0, longestText) ?? null,
  operation: input.operation ?? null,
  requestId: input.requestId,
});

const auditFilter = ({ action, outcome, target }: AuditEventFilter): Filter => ({
  all: [...condition('action', action), ...condition('outcome', outcome), ...condition('target', target)],
});

const condition = (path: string, values: readonly string[] | null | undefined): readonly Filter[] => {
  if (values == null) return [];
  const among: Condition = { in: values };
  return [{ where: { [path]: among } }];
};
