import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { remove, update } from '../../../store/port.ts';
import type { DeleteAccountInput } from '../../generated.ts';
import { assertOperates } from '../../policy.ts';
import { accessTokens } from '../../store/access-tokens.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { policies } from '../../store/policies.ts';
import { roles } from '../../store/roles.ts';
import { sshKeys } from '../../store/ssh-keys.ts';
import { users } from '../../store/users.ts';
import { type Changed, change, type Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { accountReference } from './references.ts';
import { withoutMember } from './without-member.ts';

/**
 * Removes an account that has nothing left, with its tokens, sessions and password; operators only. Its audit stays.
 * What is made in it at the very same moment stays behind, and nobody can reach it.
 */
export async function deleteAccount(
  deps: DirectoryDeps,
  asker: Caller | null,
  { account: ref }: DeleteAccountInput,
): Promise<Changed<AccountDoc>> {
  const caller = requireCaller(asker);
  assertOperates(caller);
  return change(deps.store, async (): Promise<Decision> => {
    const rules = accountReference(deps.store, caller);
    const { found: account, refusals: missing } = await findPart(rules, ref, ['account'], 'account');
    if (!account) return { refusals: missing };
    const refusals = await refuseUse(deps, account, caller);
    return refusals.length > 0 ? { refusals } : removal(deps, account);
  });
}

async function refuseUse(
  { store, hasInstances }: DirectoryDeps,
  { _id: accountUuid }: AccountDoc,
  caller: Caller,
): Promise<readonly UserError[]> {
  const filter = { where: { accountUuid } };
  const isUsed = async (what: string, counting: Promise<number>) => ((await counting) > 0 ? [what] : []);
  const uses = await Promise.all([
    isUsed('logins', store.collection(users).count(filter)),
    isUsed('SSH keys', store.collection(sshKeys).count(filter)),
    isUsed('roles', store.collection(roles).count(filter)),
    isUsed('policies', store.collection(policies).count(filter)),
    hasInstances(accountUuid).then((has) => (has ? ['instances'] : [])),
    accountUuid === caller.accountUuid ? ['whoever asks'] : [],
  ]);
  const left = uses.flat();
  return left.length > 0 ? [refuse('IN_USE', ['account'], `Still in it: ${left.join(', ')}.`)] : [];
}

async function removal(deps: DirectoryDeps, account: AccountDoc): Promise<Decision> {
  const accountUuid = account._id;
  const [tokens, ...others] = await Promise.all([
    allDocuments(deps.store.collection(accessTokens), { where: { accountUuid, isRevoked: false } }),
    withoutMember(deps.store, accountUuid),
    deps.passwords.removal(accountUuid),
    deps.sessions.endings(accountUuid, null),
  ]);
  const revocations = tokens.map((token) => update(accessTokens, token, { isRevoked: true }));
  return { changes: [remove(accounts, account), ...revocations, ...others.flat()] };
}
