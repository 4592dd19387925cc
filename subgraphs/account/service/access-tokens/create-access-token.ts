import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Clock } from '../../../../schema/runtime.ts';
import { actions } from '../../../shared/policy/actions.ts';
import { isAccountItself, isWithinScopes } from '../../../shared/policy/may.ts';
import { refuseReference, resolveReference } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { type Store, UniqueViolation } from '../../../store/port.ts';
import { type AccessTokenDoc, accessTokens } from '../../store/access-tokens.ts';
import { userReference } from '../directory/references.ts';
import type { TokenService } from '../token-service.ts';
import { isOwnToken, mayWithToken } from './access-token-reads.ts';

export interface AccessTokenDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly tokens: TokenService;
}

export interface CreateAccessTokenRequest {
  readonly name: string;
  readonly user?: string | null | undefined;
  readonly scopes?: readonly string[] | null | undefined;
  readonly expiresAt?: string | null | undefined;
}

export interface CreatedAccessToken {
  readonly accessToken: AccessTokenDoc | null;
  readonly token: string | null;
  readonly userErrors: readonly UserError[];
}

interface Owner {
  readonly accountUuid: string;
  readonly userUuid: string | null;
}

const defaultLifetimeMs = 90 * 86_400_000;
const bounds = { name: 64, scopes: 64, living: 100 } as const;
const refused = (...userErrors: readonly UserError[]): CreatedAccessToken => ({
  accessToken: null,
  token: null,
  userErrors,
});

/**
 * Makes a token for whoever asks, or for a login of the account. A token never gives more than its maker has: one who
 * is confined to scopes makes no tokens, and one who acts in roles none for the account itself unless they allow it.
 */
export async function createAccessToken(
  { store, clock, tokens }: AccessTokenDeps,
  asker: Caller | null,
  request: CreateAccessTokenRequest,
): Promise<CreatedAccessToken> {
  const caller = requireCaller(asker);
  const owner = await ownerOf(store, caller, request.user ?? undefined);
  if ('code' in owner) return refused(owner);
  if (!mayMake(caller, owner)) return refused(refuse('FORBIDDEN'));
  const now = clock.now();
  const wrong = [
    ...wrongName(request.name),
    ...wrongScopes(request.scopes ?? []),
    ...wrongExpiry(request, now),
  ];
  if (wrong.length > 0) return refused(...wrong);
  if (await hasTooMany(store, owner)) {
    return refused(refuse('INVALID_STATE', null, `An account has at most ${bounds.living} tokens.`));
  }
  return issue(tokens, owner, request, now);
}

async function issue(
  tokens: TokenService,
  { accountUuid, userUuid }: Owner,
  { name, scopes, expiresAt }: CreateAccessTokenRequest,
  now: number,
): Promise<CreatedAccessToken> {
  try {
    const { token, record } = await tokens.issue({
      accountUuid,
      userUuid: userUuid ?? undefined,
      name,
      scopes: scopes?.map((scope) => scope.toLowerCase()),
      expiresAt: expiresAt ?? new Date(now + defaultLifetimeMs).toISOString(),
    });
    return { accessToken: record, token, userErrors: [] };
  } catch (error) {
    if (error instanceof UniqueViolation) return refused(refuse('NAME_TAKEN', ['name']));
    throw error;
  }
}

async function ownerOf(store: Store, caller: Caller, ref: string | undefined): Promise<Owner | UserError> {
  const { accountUuid, userUuid } = caller;
  if (ref !== undefined) {
    const user = await resolveReference(userReference(store, caller), ref);
    if (!('found' in user)) return refuseReference(user, ['user'], 'login');
    return { accountUuid: user.found.accountUuid, userUuid: user.found._id };
  }
  if (userUuid !== undefined) return { accountUuid, userUuid };
  // In a role of another account: a token of that account would be worth more than the role.
  return isAccountItself(caller) ? { accountUuid, userUuid: null } : refuse('FORBIDDEN');
}

function mayMake(caller: Caller, owner: Owner): boolean {
  if (caller.scopes !== undefined && !caller.scopes.includes('*')) return false;
  if (!isWithinScopes(caller, 'createaccesskey')) return false;
  return isOwnToken(caller, owner) || mayWithToken(caller, 'createaccesskey', owner);
}

const wrongName = (name: string): readonly UserError[] =>
  name.trim() === '' || name.length > bounds.name || /[\p{Cc}\p{Cs}]/u.test(name)
    ? [refuse('INVALID_ARGUMENT', ['name'], `A name has 1 to ${bounds.name} printable characters.`)]
    : [];

function wrongScopes(scopes: readonly string[]): readonly UserError[] {
  if (scopes.length > bounds.scopes) {
    return [refuse('INVALID_ARGUMENT', ['scopes'], `A token has at most ${bounds.scopes} scopes.`)];
  }
  return scopes.flatMap((scope, index) =>
    namesSomething(scope)
      ? []
      : [refuse('INVALID_ARGUMENT', ['scopes', String(index)], 'This names no action: see policies.')],
  );
}

const namesSomething = (scope: string): boolean =>
  /^[a-z_*]{1,64}$/i.test(scope) && actions.some((action) => isWithinScopes(confinedTo(scope), action));

/** Only the scopes of it are looked at. */
const confinedTo = (scope: string): Caller => ({
  accountUuid: '',
  accountLogin: '',
  isOperator: false,
  credentialId: '',
  scopes: [scope],
});

function wrongExpiry({ expiresAt }: CreateAccessTokenRequest, now: number): readonly UserError[] {
  if (expiresAt == null) return [];
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(expiresAt);
  const isFuture = isMoment && Date.parse(expiresAt) > now;
  return isFuture
    ? []
    : [refuse('INVALID_ARGUMENT', ['expiresAt'], 'It ends at a moment to come, in ISO-8601.')];
}

const hasTooMany = async (store: Store, { accountUuid }: Owner): Promise<boolean> =>
  (await store.collection(accessTokens).count({ where: { accountUuid, isRevoked: false } })) >= bounds.living;
