import type { MutationResolvers } from '../../generated.ts';
import { revokeAccessToken as revoke } from '../../service/access-tokens/revoke-access-token.ts';

export const revokeAccessToken: MutationResolvers['revokeAccessToken'] = (
  _,
  { input },
  { identity, caller },
) => revoke(identity, caller, input.accessToken);
