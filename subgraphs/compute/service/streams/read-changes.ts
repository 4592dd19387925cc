import { PublicError } from '../../../../schema/errors.ts';
import type { ChangeHub, ReadRequest } from '../../../shared/changes/change-hub.ts';
import type { Change } from '../../../shared/changes/change-queue.ts';
import { type Doc, PositionInvalid } from '../../../store/port.ts';

/**
 * Opens a reader of the hub. A genuine cursor may still be of another data directory, or of a time that a backup
 * has undone: that is the cursor's fault.
 * @throws PublicError INVALID_CURSOR
 */
export async function readChanges<D extends Doc>(
  hub: ChangeHub,
  request: ReadRequest<D>,
): Promise<AsyncIterableIterator<Change<D>>> {
  try {
    return await hub.read(request);
  } catch (error) {
    if (!(error instanceof PositionInvalid)) throw error;
    throw new PublicError('INVALID_CURSOR', 'The cursor is not of this data center.');
  }
}
