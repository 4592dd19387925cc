import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Store } from '../../../store/port.ts';
import type { RoleMemberInput } from '../../generated.ts';
import { accounts } from '../../store/accounts.ts';
import type { RoleMemberEntry } from '../../store/roles.ts';
import { type Found, findPart } from './find-part.ts';
import { policyReference, roleReference, userReference, within } from './references.ts';

const mostMembers = 200;
const mostPolicies = 64;
const mostRoles = 64;

/** Who asks about which account's parts. */
export interface Subject {
  readonly store: Store;
  readonly caller: Caller;
  readonly accountUuid: string;
}

/** The members wanted for a role, each of which must be there, and once. */
export async function findMembers(
  subject: Subject,
  wanted: readonly RoleMemberInput[],
): Promise<Found<readonly RoleMemberEntry[]>> {
  if (wanted.length > mostMembers) return tooMany('members', mostMembers);
  const found = await Promise.all(wanted.map((member, index) => findMember(subject, member, `${index}`)));
  return together(found, 'members', ({ uuid }) => uuid);
}

/** The uuids of the policies wanted for a role, each of which must be there, and once. */
export async function findPolicies(
  { store, caller, accountUuid }: Subject,
  wanted: readonly string[],
): Promise<Found<readonly string[]>> {
  if (wanted.length > mostPolicies) return tooMany('policies', mostPolicies);
  const rules = within(policyReference(store, caller), accountUuid);
  const found = await Promise.all(
    wanted.map((ref, index) => findPart(rules, ref, ['policies', `${index}`], 'policy')),
  );
  return together(found.map(toUuid), 'policies', (uuid) => uuid);
}

/** The uuids of the roles wanted for a tag, each of which must be there, and once. */
export async function findRoles(
  { store, caller, accountUuid }: Subject,
  wanted: readonly string[],
): Promise<Found<readonly string[]>> {
  if (wanted.length > mostRoles) return tooMany('roles', mostRoles);
  const rules = within(roleReference(store, caller), accountUuid);
  const found = await Promise.all(
    wanted.map((ref, index) => findPart(rules, ref, ['roles', `${index}`], 'role')),
  );
  return together(found.map(toUuid), 'roles', (uuid) => uuid);
}

async function findMember(
  subject: Subject,
  { user, account, isDefault }: RoleMemberInput,
  index: string,
): Promise<Found<RoleMemberEntry>> {
  const field = ['members', index];
  if ((user == null) === (account == null)) {
    return { refusals: [refuse('INVALID_ARGUMENT', field, 'Give one of "user" and "account".')] };
  }
  const { found, refusals } =
    account == null
      ? await findLogin(subject, user ?? '', [...field, 'user'])
      : await findOtherAccount(subject, account, [...field, 'account']);
  const kind = account == null ? 'USER' : 'ACCOUNT';
  return found === undefined ? { refusals } : { found: { kind, uuid: found, isDefault: isDefault ?? true } };
}

async function findLogin(
  { store, caller, accountUuid }: Subject,
  ref: string,
  field: readonly string[],
): Promise<Found<string>> {
  return toUuid(await findPart(within(userReference(store, caller), accountUuid), ref, field, 'login'));
}

/** By its whole login, the one thing of an account that others know. */
async function findOtherAccount(
  { store, accountUuid }: Subject,
  login: string,
  field: readonly string[],
): Promise<Found<string>> {
  const [account] = await store.collection(accounts).find({ filter: { where: { login } }, limit: 1 });
  if (!account) return { refusals: [refuse('NOT_FOUND', field, 'There is no such account.')] };
  if (account._id !== accountUuid) return { found: account._id };
  const message = 'The account itself needs no role in itself.';
  return { refusals: [refuse('INVALID_ARGUMENT', field, message)] };
}

const toUuid = ({ found, refusals }: Found<{ readonly _id: string }>): Found<string> =>
  found ? { found: found._id } : { refusals: refusals ?? [] };

/** All of them, or everything that is wrong: one that is missing, and one that is there twice. */
function together<T>(
  parts: readonly Found<T>[],
  field: string,
  keyOf: (part: T) => string,
): Found<readonly T[]> {
  const keys = parts.map(({ found }) => (found === undefined ? undefined : keyOf(found)));
  const refusals = parts.flatMap((part, index): readonly UserError[] => {
    if (part.refusals) return part.refusals;
    const isRepeated = keys.indexOf(keys[index]) < index;
    return isRepeated ? [refuse('INVALID_ARGUMENT', [field, `${index}`], 'It is there twice.')] : [];
  });
  const found = parts.flatMap((part) => (part.found === undefined ? [] : [part.found]));
  return refusals.length > 0 ? { refusals } : { found };
}

const tooMany = (field: string, most: number) => ({
  refusals: [refuse('INVALID_ARGUMENT', [field], `At most ${most}.`)],
});
