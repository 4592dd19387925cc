import type { Caller } from '../../../../schema/caller.ts';
import type { UserError } from '../../../../schema/errors.ts';
import { maySee } from '../../policy.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { OperationDoc } from '../../store/operations.ts';

/** What a mutation answers: the payload of all of them. With `userErrors`, nothing was changed. */
export interface Outcome {
  readonly instance: InstanceDoc | null;
  readonly operation: OperationDoc | null;
  readonly userErrors: readonly UserError[];
}

export const refused = (userErrors: readonly UserError[]): Outcome => ({
  instance: null,
  operation: null,
  userErrors,
});

/** Who may change an instance need not be one who may see it. */
export const shownTo = (caller: Caller, outcome: Outcome): Outcome =>
  outcome.instance === null || maySee(caller, outcome.instance) ? outcome : { ...outcome, instance: null };

export const accepted = (instance: InstanceDoc | null, operation: OperationDoc | null): Outcome => ({
  instance,
  operation,
  userErrors: [],
});
