import type { ChangeHub } from '../../../shared/changes/change-hub.ts';
import { mapIterator } from '../../../shared/map-iterator.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import { assertSeesDatacenter } from '../../policy.ts';
import { type ComputeNodeDoc, computeNodes } from '../../store/compute-nodes.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { classifyBy, type ShownChange, shown } from './object-changes.ts';
import { readChanges } from './read-changes.ts';
import { decodeStreamCursor, encodeStreamCursor } from './stream-cursor.ts';

/**
 * Changes of the compute nodes, for operators and readers.
 * @throws PublicError UNAUTHENTICATED, FORBIDDEN, INVALID_CURSOR
 */
export async function computeNodeChanges(
  { cursors }: ServiceDeps,
  hub: ChangeHub,
  asker: Asker,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<ShownChange<ComputeNodeDoc>>> {
  const caller = requireCaller(asker.caller);
  assertSeesDatacenter(caller);
  const reader = readerOf(caller);
  const everything = (): boolean => true;
  const changes = await readChanges(hub, {
    collection: computeNodes,
    after: decodeStreamCursor(cursors, computeNodes, reader, after),
    classify: classifyBy<ComputeNodeDoc>(everything, everything),
  });
  return mapIterator(changes, (change) =>
    shown(change, ({ position }) => encodeStreamCursor(cursors, computeNodes, reader, position)),
  );
}
