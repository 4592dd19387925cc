import { refuse } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import type { CreateInstanceInput } from '../../generated.ts';
import { mayCreate } from '../../policy.ts';
import { instances } from '../../store/instances.ts';
import { operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { askProvisioning, type Provisioning } from '../peers.ts';
import type { UsageJudge } from '../usage/commit-counted.ts';
import { quotaRefusals } from '../usage/quota-rules.ts';
import { usageOf } from '../usage/usage.ts';
import { admit, type Decision } from './admit.ts';
import { type PlannedInstance, planCreation } from './creation-plan.ts';
import { type IdempotencyFields, idempotencyFields, keyRefusals, replay } from './idempotency.ts';
import { newOperation } from './new-operation.ts';
import { type Outcome, refused, shownTo } from './outcome.ts';

/**
 * Decides whether an instance may exist, and writes its record together with the operation that builds it.
 * Everything after the records is the workflow's work. Names and idempotency keys are made unique by the store:
 * of several requests at once, one wins and the others are answered by what it wrote.
 * @throws PublicError UNAUTHENTICATED
 */
export async function createInstance(
  deps: ServiceDeps,
  asker: Asker,
  input: CreateInstanceInput,
): Promise<Outcome> {
  const caller = requireCaller(asker.caller);
  if (!mayCreate(caller)) return refused([refuse('FORBIDDEN')]);
  const badKey = keyRefusals(input.idempotencyKey);
  if (badKey.length > 0) return refused(badKey);
  const fields = idempotencyFields(caller.accountUuid, input);
  const rival = (): Promise<Outcome | undefined> => replay(deps.store, fields);
  const decide = async (): Promise<Decision> => {
    const earlier = await rival();
    if (earlier) return { outcome: earlier };
    const provisioning = await provisioningOf(deps, asker);
    if (!provisioning.isApproved) return { outcome: refused([refuse('NOT_APPROVED')]) };
    const planned = await planCreation(deps, asker, input, deps.random.uuid());
    if ('refusals' in planned) return { outcome: refused(planned.refusals) };
    return { ...birth(deps, asker, planned.value, fields), judge: judgeFor(planned.value, provisioning) };
  };
  return shownTo(caller, await admit(deps.store, decide, rival));
}

/** Operators make instances whatever the limits of their accounts are. */
const provisioningOf = async (deps: ServiceDeps, asker: Asker): Promise<Provisioning> =>
  requireCaller(asker.caller).isOperator
    ? { isApproved: true, limits: [] }
    : askProvisioning(deps.peers, asker, requireCaller(asker.caller).accountUuid);

const judgeFor =
  (planned: PlannedInstance, { limits }: Provisioning): UsageJudge =>
  (used) =>
    quotaRefusals(limits, used, usageOf(planned));

function birth(
  { random }: ServiceDeps,
  asker: Asker,
  planned: PlannedInstance,
  fields: IdempotencyFields,
): Extract<Decision, { readonly changes: unknown }> {
  const operation = newOperation(random.uuid(), 'CREATE_INSTANCE', planned, asker);
  const record = { ...planned, ...fields, operationCount: operation.targetSequence };
  return {
    changes: [insert(instances, record), insert(operations, operation)],
    instanceUuid: planned._id,
    operation: { uuid: operation._id, isNew: true },
  };
}
