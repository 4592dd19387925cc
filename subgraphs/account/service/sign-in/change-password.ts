import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import { isAccountItself, isWithinScopes, may } from '../../../shared/policy/may.ts';
import { refuseReference, resolveReference } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { commitWithRetry, type Store } from '../../../store/port.ts';
import { userReference } from '../directory/references.ts';
import type { PasswordOwner, PasswordService } from './password-service.ts';
import type { SessionService } from './session-service.ts';

export interface PasswordDeps {
  readonly store: Store;
  readonly passwords: PasswordService;
  readonly sessions: SessionService;
}

export interface ChangePasswordRequest {
  readonly user?: string | null | undefined;
  readonly currentPassword?: string | null | undefined;
  readonly newPassword: string;
}

export interface PasswordOutcome {
  readonly changed: boolean;
  readonly userErrors: readonly UserError[];
}

const refused = (...userErrors: readonly UserError[]): PasswordOutcome => ({ changed: false, userErrors });

/**
 * Changes a password: one's own, given the present one if there is one, or that of a login of the account. The login's other sessions
 * end in the same commit. Whoever speaks in a role of another account has no password there.
 */
export async function changePassword(
  deps: PasswordDeps,
  asker: Caller | null,
  request: ChangePasswordRequest,
): Promise<PasswordOutcome> {
  const caller = requireCaller(asker);
  const owner = await ownerOf(deps.store, caller, request.user ?? undefined);
  if ('code' in owner) return refused(owner);
  if (isOwn(owner, caller)) {
    if (!isWithinScopes(caller, 'changeuserpassword')) return refused(refuse('FORBIDDEN'));
    const { passwords } = deps;
    const mustSay = await passwords.has(owner.uuid);
    if (mustSay && !(await passwords.check(owner.uuid, request.currentPassword ?? '')))
      return refused(refuse('SIGN_IN_REFUSED', ['currentPassword']));
  }
  return write(deps, caller, owner, request.newPassword);
}

async function write(
  { store, passwords, sessions }: PasswordDeps,
  caller: Caller,
  owner: PasswordOwner,
  password: string,
): Promise<PasswordOutcome> {
  const userUuid = owner.uuid === owner.accountUuid ? null : owner.uuid;
  let wrong: readonly UserError[] = [];
  await commitWithRetry(store, async () => {
    const { changes, userErrors } = await passwords.plan(owner, password, 'newPassword');
    wrong = userErrors ?? [];
    if (!changes) return undefined;
    const endings = await sessions.endings(owner.accountUuid, userUuid, caller.credentialId);
    return { changes: [...changes, ...endings], value: undefined };
  });
  return wrong.length > 0 ? refused(...wrong) : { changed: true, userErrors: [] };
}

/** Whose password is meant; or why none is. */
async function ownerOf(
  store: Store,
  caller: Caller,
  ref: string | undefined,
): Promise<PasswordOwner | UserError> {
  const { accountUuid, userUuid } = caller;
  if (ref === undefined) {
    if (userUuid !== undefined) return { uuid: userUuid, accountUuid };
    return isAccountItself(caller) ? { uuid: accountUuid, accountUuid } : refuse('FORBIDDEN');
  }
  const user = await resolveReference(userReference(store, caller), ref);
  if (!('found' in user)) return refuseReference(user, ['user'], 'login');
  const owner = { uuid: user.found._id, accountUuid: user.found.accountUuid };
  const resource = { ownerUuid: owner.accountUuid, collection: 'USERS' } as const;
  return isOwn(owner, caller) || may(caller, 'changeuserpassword', resource)
    ? owner
    : refuse('FORBIDDEN', ['user']);
}

const isOwn = ({ uuid }: PasswordOwner, caller: Caller): boolean =>
  uuid === caller.userUuid || (uuid === caller.accountUuid && isAccountItself(caller));
