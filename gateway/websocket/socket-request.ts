import type { Caller } from '../../schema/caller.ts';
import type { RequestEnd } from '../observe/request-log.ts';
import type { AdmittedOperation } from '../operations/operations.ts';

/** One operation that came over a WebSocket, from `subscribe` to `complete`. */
export class SocketRequest {
  readonly admitted: AdmittedOperation;
  readonly caller: Caller;
  readonly requestId: string;
  readonly #log: (end: RequestEnd) => void;
  #outcome = 'ok';
  #answers = 0;

  constructor(
    admitted: AdmittedOperation,
    caller: Caller,
    requestId: string,
    log: (end: RequestEnd) => void,
  ) {
    this.admitted = admitted;
    this.caller = caller;
    this.requestId = requestId;
    this.#log = log;
  }

  /** Notes an answer on its way to the client. A stream keeps the outcome it ended with. */
  answered(outcome: string): void {
    this.#answers += 1;
    this.#outcome = outcome;
  }

  ended(): void {
    const { admitted, caller } = this;
    const isStream = admitted.prepared.plan.kind === 'stream';
    this.#log({ admitted, caller, outcome: this.#outcome, ...(isStream ? { changes: this.#answers } : {}) });
  }
}
