import type { Caller } from '../../../../schema/caller.ts';
import { PublicError, refusals } from '../../../../schema/errors.ts';
import type { Clock } from '../../../../schema/runtime.ts';
import type { ChangeHub } from '../../../shared/changes/change-hub.ts';
import { mapIterator } from '../../../shared/map-iterator.ts';
import { matchFilter } from '../../../shared/match-filter.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { InstanceFilter } from '../../generated.ts';
import { followedInstances, isUnconfined, mayWithSome } from '../../policy.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { instanceFilter } from '../reading/instance-filter.ts';
import { classifyBy, type ShownChange, shown } from './object-changes.ts';
import { readChanges } from './read-changes.ts';
import { decodeStreamCursor, encodeStreamCursor } from './stream-cursor.ts';

/**
 * Changes of the instances that the caller may follow and that match a filter, as `instances` would list them.
 * @throws PublicError UNAUTHENTICATED, INVALID_CURSOR, BAD_USER_INPUT, or FORBIDDEN: an operator's conditions, or nothing may be followed
 */
export async function instanceChanges(
  deps: ServiceDeps,
  hub: ChangeHub,
  asker: Asker,
  args: { readonly filter?: InstanceFilter | null | undefined; readonly after?: string | null | undefined },
): Promise<AsyncIterableIterator<ShownChange<InstanceDoc>>> {
  const { cursors, clock } = deps;
  const caller = requireCaller(asker.caller);
  if (!mayWithSome(caller, 'changefeed')) throw new PublicError('FORBIDDEN', refusals.FORBIDDEN.message);
  const reader = readerOf(caller);
  const matches = matchFilter(await instanceFilter(deps, asker, args.filter));
  const changes = await readChanges(hub, {
    collection: instances,
    after: decodeStreamCursor(cursors, instances, reader, args.after),
    classify: classifyBy<InstanceDoc>(isFollowed(caller, clock), matches, ({ state }) => state === 'DELETED'),
  });
  return mapIterator(changes, (change) =>
    shown(change, ({ position }) => encodeStreamCursor(cursors, instances, reader, position)),
  );
}

/** A stream outlives the moment it was asked for, and policies may be about the time. */
function isFollowed(caller: Caller, clock: Clock): (instance: InstanceDoc) => boolean {
  if (isUnconfined(caller)) return matchFilter(followedInstances(caller));
  return (instance) => matchFilter(followedInstances({ ...caller, askedAt: clock.now() }))(instance);
}
