import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';

/** An operation that somebody has to look after. */
export interface Entry {
  readonly id: string;
  readonly targetUuid: string;
  readonly sequence: number;
  /** Cancelled before it began, behind others of its instance: it can be closed without waiting for its turn. */
  readonly isOutOfTurn: boolean;
}

interface Lane {
  /** By sequence. */
  readonly waiting: Entry[];
  isBusy: boolean;
  /** Its first operation is somebody else's just now. */
  isLeft: boolean;
}

/**
 * The unfinished operations this engine knows of, in a lane for each instance: the operations of one instance are
 * handed out one after another by their sequence, lanes in the order they became ready. Only a picture of the
 * store: what is handed out must be read again.
 */
export class Backlog {
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Set<string>();
  readonly #outOfTurn: Entry[] = [];
  readonly #known = new Set<string>();

  /** How many wait to be handed out. */
  get waiting(): number {
    return [...this.#lanes.values()].reduce(
      (sum, { waiting }) => sum + waiting.length,
      this.#outOfTurn.length,
    );
  }

  /** Everything unfinished, as just read: lanes that were left to others may be theirs no more. */
  load(operations: readonly OperationDoc[]): void {
    for (const [target, lane] of this.#lanes) {
      lane.isLeft = false;
      this.#offer(target, lane);
    }
    for (const operation of operations) this.add(operation);
  }

  /** One that was admitted, or asked to stop. */
  add(operation: OperationDoc): void {
    const { _id: id, targetUuid, targetSequence: sequence, state, cancelReason } = operation;
    const lane = this.#lanes.get(targetUuid) ?? { waiting: [], isBusy: false, isLeft: false };
    const isOutOfTurn = state === 'QUEUED' && cancelReason !== null && (lane.isBusy || lane.isLeft);
    const place = lane.waiting.findIndex((entry) => entry.id === id);
    if (isOutOfTurn && place !== -1) lane.waiting.splice(place, 1);
    else if (this.#known.has(id)) return;
    this.#known.add(id);
    if (isOutOfTurn) {
      this.#outOfTurn.push({ id, targetUuid, sequence, isOutOfTurn });
      return;
    }
    const behind = lane.waiting.findLastIndex((entry) => entry.sequence < sequence) + 1;
    lane.waiting.splice(behind, 0, { id, targetUuid, sequence, isOutOfTurn });
    this.#lanes.set(targetUuid, lane);
    this.#offer(targetUuid, lane);
  }

  /** The next that may be worked on; to be given back with `release`. */
  take(): Entry | undefined {
    const early = this.#outOfTurn.shift();
    if (early) return early;
    const [target] = this.#ready;
    const lane = target === undefined ? undefined : this.#lanes.get(target);
    if (target === undefined || !lane) return undefined;
    this.#ready.delete(target);
    lane.isBusy = true;
    return lane.waiting.shift();
  }

  /** `ended`: the next of its instance may begin. `left`: somebody else has it; its instance waits for the next `load`. */
  release(entry: Entry, outcome: 'ended' | 'left'): void {
    if (outcome === 'ended' || entry.isOutOfTurn) this.#known.delete(entry.id);
    const lane = this.#lanes.get(entry.targetUuid);
    if (entry.isOutOfTurn || !lane) return;
    lane.isBusy = false;
    lane.isLeft = outcome === 'left';
    if (lane.isLeft) lane.waiting.unshift(entry);
    if (lane.waiting.length === 0) this.#lanes.delete(entry.targetUuid);
    else this.#offer(entry.targetUuid, lane);
  }

  #offer(target: string, lane: Lane): void {
    if (!lane.isBusy && !lane.isLeft && lane.waiting.length > 0) this.#ready.add(target);
  }
}
