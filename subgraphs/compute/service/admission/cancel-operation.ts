import { reason, refuse, type UserError } from '../../../../schema/errors.ts';
import { actionsFor } from '../../../shared/policy/action-of.ts';
import { referenceKey } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import { mayWith } from '../../policy.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { admit, type Decision } from './admit.ts';
import { accepted, type Outcome, refused, shownTo } from './outcome.ts';
import { isCancelable } from './projection.ts';

/**
 * Notes that an operation is not wanted any more; the headnode does the rest. Waiting operations of any kind can
 * be cancelled, and creations under way. Cancelling again is no error.
 * @throws PublicError UNAUTHENTICATED
 */
export async function cancelOperation({ store }: ServiceDeps, asker: Asker, id: string): Promise<Outcome> {
  const caller = requireCaller(asker.caller);
  let instance: InstanceDoc | undefined;
  const outcome = await admit(store, async () => {
    const key = referenceKey('Operation', id);
    const operation = key === undefined ? undefined : await store.collection(operations).get(key);
    const target = operation && (await store.collection(instances).get(operation.targetUuid));
    if (!operation || !target) return { outcome: unknown };
    if (!actionsFor('Mutation.cancelOperation').every((action) => mayWith(caller, action, target))) {
      return { outcome: mayWith(caller, 'machineaudit', target) ? forbidden : unknown };
    }
    instance = target;
    return decide(operation);
  });
  return outcome.operation ? shownTo(caller, { ...outcome, instance: instance ?? null }) : outcome;
}

const forbidden: Outcome = refused([refuse('FORBIDDEN', ['operation'])]);
const unknown: Outcome = refused([refuse('NOT_FOUND', ['operation'], 'There is no such operation.')]);

function decide(operation: OperationDoc): Decision {
  if (isCancelable(operation)) {
    return {
      changes: [update(operations, operation, { cancelReason: reason('CANCELED') })],
      instanceUuid: operation.targetUuid,
      operation: { uuid: operation._id, isNew: false },
    };
  }
  const isStopping = operation.cancelReason !== null && operation.state !== 'SUCCEEDED';
  return { outcome: isStopping ? accepted(null, operation) : refused([tooLate(operation)]) };
}

const tooLate = ({ kind, state }: OperationDoc): UserError =>
  refuse('NOT_CANCELABLE', ['operation'], `${kind} is ${state} and cannot be cancelled any more.`);
