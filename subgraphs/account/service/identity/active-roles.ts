import type { CallerRole } from '../../../../schema/caller.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import type { Store } from '../../../store/port.ts';
import { type AccountDoc, accounts } from '../../store/accounts.ts';
import { policies } from '../../store/policies.ts';
import { type RoleDoc, type RoleMemberEntry, roles } from '../../store/roles.ts';

/** For which account somebody acts, and in which roles; `null`: in none, because they need none. */
export interface Acting {
  readonly account: AccountDoc;
  readonly roles: readonly CallerRole[] | null;
}

/**
 * The roles a login acts in: those asked for (by name or uuid), of each of which it must be a member, or else the
 * default ones. `undefined` when it asks for one that is not its own; one that does not exist is no different.
 */
export async function rolesOfUser(
  store: Store,
  account: AccountDoc,
  userUuid: string,
  asked: readonly string[],
): Promise<Acting | undefined> {
  const isMember = memberTest('USER', userUuid);
  const memberships = (await rolesOf(store, account)).filter(({ members }) => members.some(isMember));
  const isDefault = ({ members }: RoleDoc) => members.some((it) => isMember(it) && it.isDefault);
  const chosen = asked.length === 0 ? memberships.filter(isDefault) : choose(memberships, asked);
  return chosen && { account, roles: await withRules(store, chosen) };
}

/**
 * An account acts for itself; or, asked for as `ACCOUNT/ROLE`, for another account in roles of that account it is a
 * member of. All must be roles of one account, which must not be locked. `undefined` when any of this is not so.
 */
export async function rolesOfAccount(
  store: Store,
  account: AccountDoc,
  asked: readonly string[],
): Promise<Acting | undefined> {
  if (asked.length === 0) return { account, roles: null };
  const names = asked.map((text) => text.split('/'));
  const [login = ''] = names[0] ?? [];
  if (names.some((parts) => parts.length !== 2 || parts[0] !== login)) return undefined;
  const [other] = await store.collection(accounts).find({ filter: { where: { login } }, limit: 1 });
  if (!other || other.isLocked || other._id === account._id) return undefined;
  const isMember = memberTest('ACCOUNT', account._id);
  const memberships = (await rolesOf(store, other)).filter(({ members }) => members.some(isMember));
  const chosen = choose(
    memberships,
    names.map(([, role = '']) => role),
  );
  return chosen && { account: other, roles: await withRules(store, chosen) };
}

const memberTest =
  (kind: RoleMemberEntry['kind'], uuid: string) =>
  (member: RoleMemberEntry): boolean =>
    member.kind === kind && member.uuid === uuid;

const rolesOf = (store: Store, { _id }: AccountDoc): Promise<readonly RoleDoc[]> =>
  allDocuments(store.collection(roles), { where: { accountUuid: _id } });

function choose(memberships: readonly RoleDoc[], asked: readonly string[]): readonly RoleDoc[] | undefined {
  const found = asked.map((text) => memberships.find(({ _id, name }) => _id === text || name === text));
  const chosen = found.filter((role) => role !== undefined);
  return chosen.length === asked.length ? [...new Set(chosen)] : undefined;
}

async function withRules(store: Store, chosen: readonly RoleDoc[]): Promise<readonly CallerRole[]> {
  const wanted = [...new Set(chosen.flatMap(({ policyUuids }) => policyUuids))];
  const found = await store.collection(policies).getMany(wanted);
  const rulesOf = new Map(wanted.map((uuid, index) => [uuid, found[index]?.rules ?? []]));
  return chosen.map(({ _id, name, policyUuids }) => ({
    uuid: _id,
    name,
    rules: policyUuids.flatMap((uuid) => rulesOf.get(uuid) ?? []),
  }));
}
