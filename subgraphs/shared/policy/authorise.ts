import type { Caller } from '../../../schema/caller.ts';
import type { Action } from './actions.ts';
import { evaluatePolicy, type PolicyContext } from './evaluate-policy.ts';
import type { Policy } from './policy.ts';

/** A role with all it allows. */
export interface Role {
  readonly uuid: string;
  readonly name: string;
  /** Whose role it is. It allows nothing on anybody else's things, also when its member is another account. */
  readonly accountUuid: string;
  /** The sentences of all its policies. One that allows is enough. */
  readonly sentences: readonly Policy[];
}

export interface AuthorisationRequest {
  readonly caller: Pick<Caller, 'accountUuid' | 'userUuid' | 'isOperator'>;
  /** Whose the object is, or is going to be. */
  readonly ownerUuid: string;
  /** The roles the caller acts in: see `chooseActiveRoles`. */
  readonly roles: readonly Role[];
  /** Uuids of the roles that the object is tagged with; for a list or a creation, those of the collection. */
  readonly roleTags: readonly string[];
  readonly action: Action;
  readonly context: Omit<PolicyContext, 'action'>;
}

/**
 * Whether the caller may do it. The account that owns the object may, and so may operators; anybody else only through
 * a role that the object is tagged with and one of whose sentences allows it. A login inside the owning account is
 * somebody else. Whether an object exists must not be told to those who may not.
 */
export function isAuthorised({
  caller,
  ownerUuid,
  roles,
  roleTags,
  action,
  context,
}: AuthorisationRequest): boolean {
  if (caller.isOperator) return true;
  if (caller.userUuid === undefined && caller.accountUuid === ownerUuid) return true;
  return roles
    .filter(({ uuid, accountUuid }) => accountUuid === ownerUuid && roleTags.includes(uuid))
    .some(({ sentences }) => sentences.some((sentence) => evaluatePolicy(sentence, { ...context, action })));
}

export interface Membership {
  readonly role: Role;
  /** Acted in when the request does not say which. */
  readonly isDefault: boolean;
}

export type ActiveRoles =
  | { readonly roles: readonly Role[]; readonly error?: undefined }
  | { readonly roles?: undefined; readonly error: string };

/**
 * The roles a request acts in: those it asks for (`asRole`, by name or uuid), each of which the caller must be a
 * member of, or else the default ones. A role that does not exist and one of others get the same answer.
 */
export function chooseActiveRoles(
  memberships: readonly Membership[],
  asRole: readonly string[] | undefined,
): ActiveRoles {
  if (asRole === undefined || asRole.length === 0) {
    return { roles: memberships.filter(({ isDefault }) => isDefault).map(({ role }) => role) };
  }
  const asked = asRole.map((wanted) =>
    memberships.filter(({ role }) => role.uuid === wanted || role.name === wanted),
  );
  if (asked.some((found) => found.length === 0))
    return { error: 'You are not a member of a role that you ask to act in.' };
  return { roles: [...new Set(asked.flat().map(({ role }) => role))] };
}
