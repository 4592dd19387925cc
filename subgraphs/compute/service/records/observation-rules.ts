import { reason } from '../../../../schema/errors.ts';
import { type InstanceState, isLegalInstanceTransition } from '../../../../schema/states.ts';
import type { InstanceReport, ZoneState } from '../../../../schema/tasks.ts';
import type { Patch } from '../../../store/port.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import { isSame } from './change-document.ts';
import { observationOf } from './newer-observation.ts';

/** Something a node said about one instance, with what is on record about it. */
export interface Testimony {
  readonly nodeUuid: string;
  readonly report: InstanceReport;
  readonly record: InstanceDoc | undefined;
  /** Whether an operation of the instance has not ended. */
  readonly isBusy: boolean;
}

/** What becomes of it: the outcome's name for the counters, and what is to be written, if anything. */
export interface Judgement {
  readonly outcome: ObservationOutcome;
  readonly change?: Patch<InstanceDoc>;
}

export type ObservationOutcome =
  /** Nothing new. */
  | 'known'
  /** The record follows. */
  | 'taken'
  /** Written as observed only: a running operation decides the state. */
  | 'noted'
  /** Older than what is known (law L5). */
  | 'stale'
  /** About an instance that is not placed on the node that speaks. */
  | 'misplaced'
  /** A zone that this control plane did not make. */
  | 'foreign';

/**
 * The rules for taking a node's word:
 * 1. a node speaks only about instances placed on it, and only about zones of ours;
 * 2. of two reports the one with the higher generation holds; the same generation says nothing new;
 * 3. while an operation is unfinished, the state is the operation's business and only `observed` is written –
 *    but UNKNOWN, which no operation has chosen, always gives way to the truth;
 * 4. otherwise the state follows the truth, where the transition is legal (law L6). A zone that does not exist
 *    moves no state here: that takes two independent looks (see `absences.ts`).
 */
export function judge(testimony: Testimony): Judgement {
  const { report, record, nodeUuid, isBusy } = testimony;
  if (!report.isOurs) return { outcome: 'foreign' };
  if (record?.nodeUuid !== nodeUuid) return { outcome: report.exists ? 'misplaced' : 'known' };
  const seen = observationOf(report);
  const isNew = !isSame(seen, record.observed);
  if (isNew && record.observed && seen.generation <= record.observed.generation) return { outcome: 'stale' };
  const observed = isNew ? { observed: seen } : {};
  const followed =
    report.exists && (!isBusy || record.state === 'UNKNOWN') ? following(record, report.state) : {};
  const change: Patch<InstanceDoc> = { ...observed, ...followed };
  if (Object.keys(change).length === 0) return { outcome: 'known' };
  return { outcome: isBusy && !followed.state ? 'noted' : 'taken', change };
}

/** What each state of a zone makes of its instance. A zone left half made says nothing: somebody is making it, or it is reaped. */
const stateOf: Readonly<Record<ZoneState, InstanceState | undefined>> = {
  INCOMPLETE: undefined,
  STOPPED: 'STOPPED',
  STARTING: 'STARTING',
  RUNNING: 'RUNNING',
  STOPPING: 'STOPPING',
  FAILED: 'FAILED',
};

function following(record: InstanceDoc, zone: ZoneState): Patch<InstanceDoc> {
  const state = stateOf[zone];
  if (!state || state === record.state || !isLegalInstanceTransition(record.state, state)) return {};
  if (state === 'FAILED') {
    const failure = reason('NODE_TASK_FAILED', 'The zone has failed on its compute node.');
    return { state, failure, holdsName: false };
  }
  return record.state === 'FAILED' ? { state, failure: null, holdsName: true } : { state };
}
