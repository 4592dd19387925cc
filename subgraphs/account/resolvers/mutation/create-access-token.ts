import type { MutationResolvers } from '../../generated.ts';
import { createAccessToken as create } from '../../service/access-tokens/create-access-token.ts';

export const createAccessToken: MutationResolvers['createAccessToken'] = (
  _,
  { input },
  { identity, caller },
) => create(identity, caller, input);
