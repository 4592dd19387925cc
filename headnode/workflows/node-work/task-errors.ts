import { type Reason, type ReasonCode, reason, TerminalError } from '../../../schema/errors.ts';
import type { TaskFailure } from '../../../schema/tasks.ts';

/** A try that failed for a known reason and may be made again. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  readonly reason: Reason;
  /** @param detail for the log; the owner sees the table's text for `code` */
  constructor(code: ReasonCode, detail: string) {
    super(detail);
    this.reason = reason(code);
  }
}

const reasonOf = {
  TASK_FAILED: 'NODE_TASK_FAILED',
  DISK_FULL: 'NODE_DISK_FULL',
  NO_IMAGE: 'IMAGE_UNAVAILABLE',
  NO_INSTANCE: 'INSTANCE_GONE',
  UNKNOWN_KIND: 'NODE_TASK_FAILED',
  BAD_PAYLOAD: 'NODE_TASK_FAILED',
  BUSY: 'NODE_TASK_FAILED',
} as const satisfies Record<TaskFailure['code'], ReasonCode>;

/** A node's failure as a step throws it. What the node wrote is for the log: it may name other people's things. */
export const errorOf = ({ code, message, isFinal }: TaskFailure): TerminalError | RetryableError =>
  isFinal ? new TerminalError(reasonOf[code]) : new RetryableError(reasonOf[code], `${code}: ${message}`);
