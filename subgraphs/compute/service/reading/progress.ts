import type { OperationDoc } from '../../store/operations.ts';

/** Part of an operation's steps that are done, from 0 to 1. While it is taken back it falls again. */
export const progressOf = ({ state, steps }: Pick<OperationDoc, 'state' | 'steps'>): number =>
  state === 'SUCCEEDED' ? 1 : steps.filter((step) => step.state === 'SUCCEEDED').length / steps.length;
