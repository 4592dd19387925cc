import { refuse } from '../../../../schema/errors.ts';
import {
  type Change,
  type CollectionSpec,
  CommitUnknown,
  type Doc,
  RevisionConflict,
  type Store,
  StoreUnavailable,
  UniqueViolation,
} from '../../../store/port.ts';
import { instances } from '../../store/instances.ts';
import { operations } from '../../store/operations.ts';
import { commitJudged, type UsageJudge } from '../usage/commit-counted.ts';
import { accepted, type Outcome, refused } from './outcome.ts';

/** Either an answer, or one commit whose documents are the answer. */
export type Decision =
  | { readonly outcome: Outcome }
  | {
      readonly changes: readonly Change[];
      readonly instanceUuid: string;
      /** The operation to answer with, and whether this very commit makes it. */
      readonly operation: { readonly uuid: string; readonly isNew: boolean } | null;
      /** For what makes the account use more: whether it may. */
      readonly judge?: UsageJudge;
    };
type Writing = Exclude<Decision, { readonly outcome: Outcome }>;

const attempts = 20;

/**
 * Decides and writes, and does both again when somebody else has written in between: what is answered was decided
 * on exactly the records it was written over. A store that does not answer is a refusal, never an exception.
 * @param rival looks for the answer in what another request has written, when a unique index has refused this one
 */
export async function admit(
  store: Store,
  decide: () => Promise<Decision>,
  rival?: () => Promise<Outcome | undefined>,
): Promise<Outcome> {
  try {
    return await decideAndWrite(store, decide, 1).catch((error) => afterViolation(error, rival));
  } catch (error) {
    if (isTrouble(error)) return refused([refuse('UNAVAILABLE')]);
    throw error;
  }
}

const isTrouble = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof CommitUnknown || error instanceof RevisionConflict;

async function afterViolation(
  error: unknown,
  rival: (() => Promise<Outcome | undefined>) | undefined,
): Promise<Outcome> {
  if (!(error instanceof UniqueViolation)) throw error;
  const earlier = await rival?.();
  if (earlier) return earlier;
  if (error.index !== 'account-name') throw error;
  return refused([refuse('NAME_TAKEN', ['name'])]);
}

async function decideAndWrite(
  store: Store,
  decide: () => Promise<Decision>,
  attempt: number,
): Promise<Outcome> {
  const decision = await decide();
  if ('outcome' in decision) return decision.outcome;
  try {
    const commit = await commitJudged(store, decision.changes, decision.judge ?? (() => []));
    return 'written' in commit ? outcomeOf(decision, commit.written) : refused(commit.refusals);
  } catch (error) {
    if (error instanceof CommitUnknown) return lookWhetherWritten(store, decision, error);
    if (!(error instanceof RevisionConflict) || attempt === attempts) throw error;
    return decideAndWrite(store, decide, attempt + 1);
  }
}

function outcomeOf({ changes, instanceUuid, operation }: Writing, written: readonly Doc[]): Outcome {
  const find = <D extends Doc>(spec: CollectionSpec<D>, id: string | undefined): D | null => {
    const index = changes.findIndex(
      (change, at) => change.collection === spec.name && written[at]?._id === id,
    );
    // The document at this place was written by a change of the collection that holds D.
    return (written[index] as D | undefined) ?? null;
  };
  return accepted(find(instances, instanceUuid), find(operations, operation?.uuid));
}

/** A new operation is there only if the commit has happened; without one nobody can tell, and the caller may repeat. */
async function lookWhetherWritten(
  store: Store,
  { operation }: Writing,
  error: CommitUnknown,
): Promise<Outcome> {
  const found = operation?.isNew ? await store.collection(operations).get(operation.uuid) : undefined;
  if (!found) throw error;
  return accepted((await store.collection(instances).get(found.targetUuid)) ?? null, found);
}
