import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { OperationKind } from '../../../../schema/states.ts';
import { type InTurn, inTurn } from '../../../shared/in-turn.ts';
import type { Action } from '../../../shared/policy/actions.ts';
import { refuseReference, resolveReference } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert, type Patch, update } from '../../../store/port.ts';
import { maySee, mayWith } from '../../policy.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { instanceReference } from '../references.ts';
import { admit, type Decision } from './admit.ts';
import { newOperation } from './new-operation.ts';
import { type Outcome, refused, shownTo } from './outcome.ts';
import { readSubject, type Subject } from './subject.ts';

type Decide = (subject: Subject) => Decision | Promise<Decision>;

/** What all changes of an existing instance have in common: finding it, authorising, deciding in turn, one commit. */
export class InstanceDesk {
  readonly #deps: ServiceDeps;
  readonly #inTurn: InTurn = inTurn();

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  /**
   * Decides about the instance that `ref` means, on records that are still so when the decision is written.
   * @param actions all of them must be allowed: FORBIDDEN where the caller sees the instance, NOT_FOUND where not
   * @throws PublicError UNAUTHENTICATED
   */
  async change(asker: Asker, ref: string, actions: readonly Action[], decide: Decide): Promise<Outcome> {
    const { store } = this.#deps;
    const caller = requireCaller(asker.caller);
    return admitFound(store, async () => {
      const resolution = await resolveReference(instanceReference(store, caller), ref);
      if (!('found' in resolution)) return refused([refuseReference(resolution, ['instance'], 'instance')]);
      const { found } = resolution;
      if (!actions.every((action) => mayWith(caller, action, found))) {
        return refused([maySee(caller, found) ? refuse('FORBIDDEN', ['instance']) : gone]);
      }
      const outcome = await this.#inTurn(found._id, () =>
        admit(store, () => this.#decide(found._id, decide)),
      );
      return shownTo(caller, outcome);
    });
  }

  /** The decision to write `set` into the instance and admit an operation, with other changes in the same commit. */
  admission(
    asker: Asker,
    instance: InstanceDoc,
    kind: OperationKind,
    set: Patch<InstanceDoc> = {},
  ): Extract<Decision, { readonly changes: unknown }> {
    const operation = newOperation(this.#deps.random.uuid(), kind, instance, asker);
    return {
      instanceUuid: instance._id,
      operation: { uuid: operation._id, isNew: true },
      changes: [
        update(instances, instance, { ...set, operationCount: operation.targetSequence }),
        insert(operations, operation),
      ],
    };
  }

  async #decide(uuid: string, decide: Decide): Promise<Decision> {
    const subject = await readSubject(this.#deps.store, uuid);
    return subject ? decide(subject) : { outcome: refused([gone]) };
  }
}

const gone: UserError = refuse('NOT_FOUND', ['instance'], 'There is no such instance.');

/** Looking an instance up can fail for the same reasons as writing it. */
const admitFound = (store: ServiceDeps['store'], act: () => Promise<Outcome>): Promise<Outcome> =>
  admit(store, async () => ({ outcome: await act() }));
