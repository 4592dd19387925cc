import { guardSoleFields } from '../auth/open-door.ts';
import type { Attempt, Budgets, Payer } from '../guards/budgets.ts';
import type { OperationParams } from './operation-params.ts';
import type { AdmittedOperation, Operations } from './operations.ts';
import { rootFields } from './root-fields.ts';

/** The door every operation goes through, by whichever way it comes: guards first, then what it may cost. */
export class Admission {
  constructor(
    private readonly operations: Operations,
    private readonly budgets: Budgets,
  ) {}

  /** Admits and charges an operation, or throws one refusal, a GraphQLError with a code of the table. */
  admit(params: OperationParams, payer: Payer): AdmittedOperation {
    const admitted = this.charge(this.operations.admit(params), payer);
    guardSoleFields(admitted);
    return admitted;
  }

  /** Charges what has passed the guards already. @throws a refusal RATE_LIMITED */
  charge(admitted: AdmittedOperation, payer: Payer): AdmittedOperation {
    const rateLimit = this.budgets.charge(payer, admitted.cost.requested);
    this.budgets.attempt(payer, signInsOf(admitted));
    // Events of a stream are shared by its readers and come at any later time: what is left now is no news to them.
    const isStream = admitted.prepared.plan.kind === 'stream';
    return rateLimit && !isStream ? { ...admitted, cost: { ...admitted.cost, rateLimit } } : admitted;
  }
}

/** Every alias is an attempt of its own. */
function signInsOf(admitted: AdmittedOperation): readonly Attempt[] {
  if (admitted.prepared.operation.operation !== 'mutation') return [];
  return rootFields(admitted)
    .filter(({ node }) => node.name.value === 'signIn')
    .map(({ input: { account, user } }) => ({
      account: typeof account === 'string' ? account : '',
      user: typeof user === 'string' ? user : undefined,
    }));
}
