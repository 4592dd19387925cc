import type { ChangeHub } from '../../../shared/changes/change-hub.ts';
import { mapIterator } from '../../../shared/map-iterator.ts';
import { matchFilter } from '../../../shared/match-filter.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { InstanceFilter } from '../../generated.ts';
import { maySee } from '../../policy.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { instanceFilter } from '../reading/instance-filter.ts';
import { classifyBy, type ShownChange, shown } from './object-changes.ts';
import { readChanges } from './read-changes.ts';
import { decodeStreamCursor, encodeStreamCursor } from './stream-cursor.ts';

/**
 * Changes of the caller's instances (all, for operators) that match a filter, as `instances` would list them.
 * @throws PublicError UNAUTHENTICATED, INVALID_CURSOR, BAD_USER_INPUT, or FORBIDDEN for an operator's conditions
 */
export async function instanceChanges(
  deps: ServiceDeps,
  hub: ChangeHub,
  asker: Asker,
  args: { readonly filter?: InstanceFilter | null | undefined; readonly after?: string | null | undefined },
): Promise<AsyncIterableIterator<ShownChange<InstanceDoc>>> {
  const { cursors } = deps;
  const caller = requireCaller(asker.caller);
  const reader = readerOf(caller);
  const matches = matchFilter(await instanceFilter(deps, asker, args.filter));
  const changes = await readChanges(hub, {
    collection: instances,
    after: decodeStreamCursor(cursors, instances, reader, args.after),
    classify: classifyBy<InstanceDoc>(
      (instance) => maySee(caller, instance),
      matches,
      ({ state }) => state === 'DELETED',
    ),
  });
  return mapIterator(changes, (change) =>
    shown(change, ({ position }) => encodeStreamCursor(cursors, instances, reader, position)),
  );
}
