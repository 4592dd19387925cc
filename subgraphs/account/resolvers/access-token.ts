import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { AccessTokenResolvers } from '../generated.ts';

export const AccessToken: AccessTokenResolvers = {
  __resolveReference: (reference, { accessTokens }) =>
    accessTokens.accessToken(referencedKey('AccessToken', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('AccessToken', _id),
  uuid: ({ _id }) => _id,
  user: ({ userUuid }, _, { accounts }) => (userUuid === null ? null : accounts.user(userUuid)),
};
