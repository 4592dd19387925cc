import { type Position, PositionInvalid } from '../port.ts';

const pattern = /^([0-9a-f]{16})\.(0|[1-9]\d{0,15})$/;

/**
 * Feed positions as text: the identity of the data file and the number of a change in it, so that a position of
 * another data directory is told apart instead of being misread.
 */
export class Positions {
  readonly #storeId: string;

  constructor(storeId: string) {
    this.#storeId = storeId;
  }

  format(sequence: number): Position {
    return `${this.#storeId}.${sequence}`;
  }

  /** @throws PositionInvalid for anything this data file has not issued */
  parse(position: Position): number {
    const [, storeId, sequence] = pattern.exec(position) ?? [];
    if (storeId !== this.#storeId) throw new PositionInvalid('not a position of this store');
    return Number(sequence);
  }
}
