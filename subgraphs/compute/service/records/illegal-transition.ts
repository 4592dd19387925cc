/** A state was to follow one that it may not follow (law L6): a bug, or a decision made on what is no longer true. */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';
  constructor(
    readonly id: string,
    readonly from: string,
    readonly to: string,
  ) {
    super(`${id} cannot go from ${from} to ${to}`);
  }
}
