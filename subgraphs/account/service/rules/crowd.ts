import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Collection, Doc } from '../../../store/port.ts';

/** Most parts of one kind that an account has; its lists are answered whole. */
const mostParts = 1_000;

/** Refuses one more part of an account that has very many. Simultaneous requests may pass the bound by their number. */
export async function refuseCrowd<D extends Doc>(
  collection: Collection<D>,
  accountUuid: string,
): Promise<readonly UserError[]> {
  const present = await collection.count({ where: { accountUuid } });
  return present < mostParts
    ? []
    : [refuse('QUOTA_EXCEEDED', null, `An account has at most ${mostParts} of them. Remove some first.`)];
}
