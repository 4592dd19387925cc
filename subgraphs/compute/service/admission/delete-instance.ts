import { reason, refuse } from '../../../../schema/errors.ts';
import { actionsFor } from '../../../shared/policy/action-of.ts';
import { update } from '../../../store/port.ts';
import { operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { Decision } from './admit.ts';
import type { InstanceDesk } from './instance-desk.ts';
import { accepted, type Outcome, refused } from './outcome.ts';
import { isCancelable } from './projection.ts';
import type { Subject } from './subject.ts';

/**
 * Admits a deletion, in any state and however many operations wait: it overtakes those that have not begun and
 * unwinds a creation under way, in the same commit. Already deleted, or being deleted: nothing more to do.
 */
export const deleteInstance = (desk: InstanceDesk, asker: Asker, ref: string): Promise<Outcome> =>
  desk.change(asker, ref, actionsFor('Mutation.deleteInstance'), (subject) => decide(desk, asker, subject));

function decide(desk: InstanceDesk, asker: Asker, { instance, unfinished }: Subject): Decision {
  if (instance.state === 'DELETED') return { outcome: accepted(instance, null) };
  const running = unfinished.find(
    ({ kind, cancelReason }) => kind === 'DELETE_INSTANCE' && cancelReason === null,
  );
  if (running) return { outcome: accepted(instance, running) };
  if (instance.deletionProtection) {
    const message = `"${instance.name}" is protected against deletion.`;
    return { outcome: refused([refuse('DELETION_PROTECTED', ['instance'], message)]) };
  }
  const admission = desk.admission(asker, instance, 'DELETE_INSTANCE');
  const overtaken = unfinished
    .filter(isCancelable)
    .map((operation) => update(operations, operation, { cancelReason: reason('SUPERSEDED') }));
  return { ...admission, changes: [...admission.changes, ...overtaken] };
}
