import { isDeepStrictEqual } from 'node:util';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { Action } from '../../../shared/policy/actions.ts';
import type { Patch } from '../../../store/port.ts';
import { update } from '../../../store/port.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { Judged } from '../rules/refusable.ts';
import type { Decision } from './admit.ts';
import type { InstanceDesk } from './instance-desk.ts';
import { requestOf } from './new-operation.ts';
import { accepted, type Outcome, refused } from './outcome.ts';
import { refuseUpdate, refuseWaiting } from './state-rules.ts';
import type { Subject } from './subject.ts';

type Rewritable = Pick<
  InstanceDoc,
  'name' | 'autoboot' | 'deletionProtection' | 'tags' | 'tagKeys' | 'metadata'
>;

interface Wish {
  readonly instance: string;
  readonly expectedRevision?: number | null | undefined;
}

/** What the zone on the compute node must be told about. */
const knownToTheNode: readonly (keyof Rewritable)[] = ['name', 'autoboot', 'tags', 'metadata'];

/**
 * Changes an instance's record at once and, where its compute node must know, admits the operation that tells it.
 * An update that waits already, with nothing behind it, will tell this change too.
 * @param actions what it takes to be allowed to
 * @param judge the wanted values, judged against the record as it is
 */
export const rewriteInstance = (
  desk: InstanceDesk,
  asker: Asker,
  wish: Wish,
  actions: readonly Action[],
  judge: (instance: InstanceDoc) => Judged<Partial<Rewritable>>,
): Promise<Outcome> =>
  desk.change(asker, wish.instance, actions, (subject) => {
    const refusal = refuseUpdate(subject) ?? refuseRevision(subject.instance, wish.expectedRevision);
    if (refusal) return { outcome: refused([refusal]) };
    const wanted = judge(subject.instance);
    if ('refusals' in wanted) return { outcome: refused(wanted.refusals) };
    return decide(desk, asker, subject, differing(subject.instance, wanted.value));
  });

function decide(desk: InstanceDesk, asker: Asker, subject: Subject, set: Partial<Rewritable>): Decision {
  const { instance } = subject;
  if (Object.keys(set).length === 0) return { outcome: accepted(instance, null) };
  if (!mustReachNode(instance, set)) {
    const changes = [update(instances, instance, set)];
    return { changes, instanceUuid: instance._id, operation: null };
  }
  const waiting = subject.unfinished.at(-1);
  if (waiting && isWaitingUpdate(waiting)) return join(asker, instance, set, waiting);
  const refusal = refuseWaiting(subject);
  if (refusal) return { outcome: refused([refusal]) };
  return desk.admission(asker, instance, 'UPDATE_INSTANCE', set);
}

/** Writing into the waiting operation makes sure, by its revision, that it has not begun in the meantime. */
const join = (
  asker: Asker,
  instance: InstanceDoc,
  set: Patch<InstanceDoc>,
  waiting: OperationDoc,
): Decision => ({
  changes: [update(instances, instance, set), update(operations, waiting, requestOf(asker))],
  instanceUuid: instance._id,
  operation: { uuid: waiting._id, isNew: false },
});

const isWaitingUpdate = ({ kind, state, cancelReason }: OperationDoc): boolean =>
  kind === 'UPDATE_INSTANCE' && state === 'QUEUED' && cancelReason === null;

/** Before it is placed there is nobody to tell (creating reads the record afresh), and a failed one has no zone. */
const mustReachNode = (instance: InstanceDoc, set: Patch<InstanceDoc>): boolean =>
  instance.nodeUuid !== null &&
  instance.state !== 'FAILED' &&
  knownToTheNode.some((field) => Object.hasOwn(set, field));

/** Only what differs from the record: nothing is written that is there already. */
const differing = (instance: InstanceDoc, wanted: Partial<Rewritable>): Partial<Rewritable> =>
  Object.fromEntries(
    // A Partial of Rewritable has none but its keys.
    (Object.keys(wanted) as (keyof Rewritable)[])
      .filter((field) => !isDeepStrictEqual(plain(wanted[field]), plain(instance[field])))
      .map((field) => [field, wanted[field]]),
  );

/** Documents may come with other prototypes than literals: compare what would be stored. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const refuseRevision = (instance: InstanceDoc, expected: number | null | undefined): UserError | undefined =>
  expected === null || expected === undefined || expected === instance.revision
    ? undefined
    : refuse(
        'REVISION_CONFLICT',
        ['expectedRevision'],
        `The instance is at revision ${instance.revision}, not ${expected}.`,
      );
