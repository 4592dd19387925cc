import { accountScope, type Caller } from '../../schema/caller.ts';
import { matchFilter } from '../shared/match-filter.ts';
import { may } from '../shared/policy/may.ts';
import type { Filter } from '../store/port.ts';
import type { ImageDoc } from './store/images.ts';

/** States of images whose file is there for good. */
export const activatedStates = ['ACTIVE', 'DISABLED'] as const;

/**
 * Images the caller may see: its own in any state, and of others the activated ones that are public or shared with
 * its account; operators and readers all. For somebody in roles: when a role that reaches the account's images
 * allows it.
 */
export function visibleImages(caller: Caller, action: 'getimage' | 'listimages' = 'getimage'): Filter {
  if (!may(caller, action, { ownerUuid: caller.accountUuid, collection: 'IMAGES' })) return { any: [] };
  const account = accountScope(caller);
  if (account === undefined) return {};
  const shared: Filter = {
    where: { state: { in: activatedStates } },
    any: [{ where: { isPublic: true } }, { where: { acl: { has: account } } }],
  };
  return { any: [{ where: { ownerUuid: account } }, shared] };
}

export const maySeeImage = (caller: Caller, image: ImageDoc): boolean =>
  matchFilter(visibleImages(caller))(image);

/** Whose an image is, is between its owner and the operators. */
export const maySeeOwner = (caller: Caller, image: ImageDoc): boolean =>
  accountScope(caller) === undefined || image.ownerUuid === caller.accountUuid;
