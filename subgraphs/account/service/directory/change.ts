import { refuse, type UserError } from '../../../../schema/errors.ts';
import {
  type Change,
  CommitUnknown,
  type Doc,
  RevisionConflict,
  type Store,
  StoreUnavailable,
  UniqueViolation,
} from '../../../store/port.ts';

/** What a mutation answers. With `userErrors`, nothing was changed. For a removal `object` is what was removed. */
export interface Changed<D extends Doc> {
  readonly object: D | null;
  readonly userErrors: readonly UserError[];
}

/** Every reason against it; or one commit, whose first change is that of the object itself. */
export type Decision =
  | { readonly refusals: readonly UserError[] }
  | { readonly changes: readonly [Change, ...Change[]] };

/** What to answer when a unique index refuses, by the index' name. */
export type Taken = Readonly<Record<string, UserError>>;

const attempts = 10;

/**
 * Decides and writes, and does both again when somebody else has written in between. A store that does not answer is
 * a refusal, never an exception.
 */
export async function change<D extends Doc>(
  store: Store,
  decide: () => Promise<Decision>,
  taken: Taken = {},
): Promise<Changed<D>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const decision = await decide();
      if ('refusals' in decision) return refused(decision.refusals);
      const [written] = await store.commit(decision.changes);
      // The first change is the object's own: whoever decides says so by the type it asks for.
      return { object: written as D, userErrors: [] };
    } catch (error) {
      if (error instanceof RevisionConflict && attempt < attempts) continue;
      return refused([refusalOf(error, taken)]);
    }
  }
}

export const refused = (
  userErrors: readonly UserError[],
): { object: null; userErrors: readonly UserError[] } => ({
  object: null,
  userErrors,
});

function refusalOf(error: unknown, taken: Taken): UserError {
  if (error instanceof UniqueViolation) {
    const refusal = taken[error.index];
    if (refusal) return refusal;
  }
  const isTrouble =
    error instanceof StoreUnavailable || error instanceof CommitUnknown || error instanceof RevisionConflict;
  if (!isTrouble) throw error;
  return refuse('UNAVAILABLE');
}

/** The refusal of an update whose author has read an older revision. */
export const refuseStale = ({ revision }: Doc, expected: number | null | undefined): readonly UserError[] =>
  expected == null || expected === revision
    ? []
    : [
        refuse(
          'REVISION_CONFLICT',
          ['expectedRevision'],
          `It is at revision ${revision} now. Read it again.`,
        ),
      ];
