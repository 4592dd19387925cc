import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { PolicyResolvers } from '../generated.ts';

export const Policy: PolicyResolvers = {
  __resolveReference: (reference, { accounts }) =>
    accounts.policy(referencedKey('Policy', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Policy', _id),
  uuid: ({ _id }) => _id,
};
