import { type Reason, reason, TerminalError } from '../../../schema/errors.ts';
import { CommitUnknown, RevisionConflict, StoreUnavailable } from '../../../subgraphs/store/port.ts';
import { RetryableError } from '../node-work/task-errors.ts';

/** Why a step failed, in our own words only: what was thrown may say more than its owner should see. */
export const reasonOf = (error: unknown): Reason =>
  error instanceof TerminalError || error instanceof RetryableError ? error.reason : reason('INTERNAL');

/** The store's failure, not the step's: nothing is counted, the record is read again and judged anew. */
export const isStoreTrouble = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof CommitUnknown || error instanceof RevisionConflict;
