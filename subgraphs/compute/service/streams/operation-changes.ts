import { PublicError } from '../../../../schema/errors.ts';
import type { ChangeHub } from '../../../shared/changes/change-hub.ts';
import type { Change } from '../../../shared/changes/change-queue.ts';
import type { CursorCodec } from '../../../shared/cursor.ts';
import { mapIterator } from '../../../shared/map-iterator.ts';
import { referenceKey } from '../../../shared/reference.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { Position, Store } from '../../../store/port.ts';
import { instances } from '../../store/instances.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { mayAudit } from '../reading/may-audit.ts';
import { classifyBy, type ShownChange, shown } from './object-changes.ts';
import { OperationStream } from './operation-stream.ts';
import { readChanges } from './read-changes.ts';

/**
 * One operation until it has ended: first how it stands (behind a cursor: only what followed), then every change.
 * @throws PublicError UNAUTHENTICATED, INVALID_CURSOR, NOT_FOUND
 */
export async function operationChanges(
  { store, cursors }: ServiceDeps,
  hub: ChangeHub,
  asker: Asker,
  args: { readonly id: string; readonly after?: string | null | undefined },
): Promise<AsyncIterableIterator<ShownChange<OperationDoc>>> {
  const caller = requireCaller(asker.caller);
  const key = referenceKey('Operation', args.id);
  const operation = key === undefined ? undefined : await store.collection(operations).get(key);
  const loadTarget = (uuid: string) => store.collection(instances).get(uuid);
  if (!operation || !(await mayAudit(caller, operation, loadTarget))) {
    throw new PublicError('NOT_FOUND', 'There is no such operation.');
  }
  const scope = JSON.stringify(['operation', operation._id, readerOf(caller)]);
  const from = decodeMoment(cursors, scope, args.after);
  const source = await readChanges(hub, {
    collection: operations,
    after: from?.position,
    classify: classifyBy<OperationDoc>(
      ({ accountUuid }) => accountUuid === operation.accountUuid,
      ({ _id }) => _id === operation._id,
    ),
  });
  const stream = new OperationStream(source, () => presentOf(store, operation._id), from?.revision ?? 0);
  // Nothing will follow what the reader has seen to its end.
  if (!operation.isUnfinished && from && from.revision >= operation.revision) await stream.return();
  return mapIterator(stream, (change) => shown(change, (it) => cursors.encode(scope, momentOf(it))));
}

/** How the operation stands, with a position that is not behind it. */
async function presentOf(store: Store, uuid: string): Promise<Change<OperationDoc> | undefined> {
  const position = await store.position();
  const object = await store.collection(operations).get(uuid);
  return object && { kind: object.revision === 1 ? 'CREATED' : 'UPDATED', position, object };
}

/**
 * A place in the stream of one operation: the revision tells what was shown exactly, the position may be a little
 * before it. RESET has shown nothing.
 */
interface Moment {
  readonly position: Position;
  readonly revision: number;
}

const momentOf = (change: Change<OperationDoc>): Moment => ({
  position: change.position,
  revision: change.kind === 'RESET' ? 0 : change.object.revision,
});

const decodeMoment = (
  cursors: CursorCodec,
  scope: string,
  cursor: string | null | undefined,
): Moment | undefined =>
  // The codec answers only what it was given for this scope: a Moment.
  cursor == null ? undefined : (cursors.decode(scope, cursor) as Moment);
