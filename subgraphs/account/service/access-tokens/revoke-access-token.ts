import { accountScope, type Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import { refuseReference, resolveReference } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { Filter } from '../../../store/port.ts';
import { type AccessTokenDoc, accessTokens } from '../../store/access-tokens.ts';
import { isOwnToken, mayWithToken } from './access-token-reads.ts';
import type { AccessTokenDeps } from './create-access-token.ts';

export interface RevokedAccessToken {
  readonly accessToken: AccessTokenDoc | null;
  readonly userErrors: readonly UserError[];
}

const refused = (error: UserError): RevokedAccessToken => ({ accessToken: null, userErrors: [error] });

/** Makes a token worthless: one's own, also with a confined credential, or one the caller may remove. Again changes nothing. */
export async function revokeAccessToken(
  { store, tokens }: AccessTokenDeps,
  asker: Caller | null,
  ref: string,
): Promise<RevokedAccessToken> {
  const caller = requireCaller(asker);
  const collection = store.collection(accessTokens);
  const resolution = await resolveReference(
    {
      collection,
      type: 'AccessToken',
      scope: reached(caller),
      current: { where: { isRevoked: false } },
      nameFilter: (name) => ({ where: { name, accountUuid: caller.accountUuid } }),
    },
    ref,
  );
  if (!('found' in resolution)) return refused(refuseReference(resolution, ['accessToken'], 'token'));
  const { found } = resolution;
  const isItself = found._id === caller.credentialId;
  if (!isItself && !mayRevoke(caller, found)) return refused(refuse('FORBIDDEN', ['accessToken']));
  await tokens.revokeAccessToken(found._id);
  return { accessToken: (await collection.get(found._id)) ?? null, userErrors: [] };
}

const mayRevoke = (caller: Caller, token: AccessTokenDoc): boolean =>
  (caller.scopes === undefined && isOwnToken(caller, token)) ||
  mayWithToken(caller, 'deleteaccesskey', token);

/** A login that may not look into the account's tokens reaches its own alone: all others are missing to it. */
function reached(caller: Caller): Filter {
  const accountUuid = accountScope(caller);
  if (accountUuid === undefined) return {};
  const seesAll =
    mayWithToken(caller, 'listaccesskeys', { accountUuid, userUuid: null }) ||
    mayWithToken(caller, 'deleteaccesskey', { accountUuid, userUuid: null });
  if (seesAll) return { where: { accountUuid } };
  if (caller.userUuid === undefined) return { where: { accountUuid, _id: caller.credentialId } };
  return { where: { accountUuid, userUuid: caller.userUuid } };
}
