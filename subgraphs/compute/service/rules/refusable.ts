import type { UserError } from '../../../../schema/errors.ts';

/** What a rule makes of a value: the value as it will be kept, or every reason against it. */
export type Judged<T> = { readonly value: T } | { readonly refusals: readonly UserError[] };

export const judged = <T>(value: T, refusals: readonly UserError[]): Judged<T> =>
  refusals.length > 0 ? { refusals } : { value };

export const refusalsOf = (judgement: Judged<unknown>): readonly UserError[] =>
  'refusals' in judgement ? judgement.refusals : [];
