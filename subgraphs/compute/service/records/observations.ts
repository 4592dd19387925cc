import type { Clock, Logger } from '../../../../schema/runtime.ts';
import type { InstanceState } from '../../../../schema/states.ts';
import type { InstanceReport } from '../../../../schema/tasks.ts';
import type { Store } from '../../../store/port.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import { Absences } from './absences.ts';
import { recordGoneZone } from './gone-zones.ts';
import { type InstanceCensus, instanceCensus } from './instance-census.ts';
import type { ObservationSummary, Observations } from './interfaces.ts';
import { judge, type ObservationOutcome, type Testimony } from './observation-rules.ts';
import { type InstanceWrite, writeInstances } from './write-instances.ts';

export interface ObservationOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Counts what became of reports; `gone`: a zone that nobody of ours had removed. */
  readonly onOutcome?: ((outcome: ObservationOutcome | 'gone') => void) | undefined;
  /** Told of each instance whose state was changed here, after the commit. */
  readonly onMoved?: ((uuid: string, state: InstanceState) => void) | undefined;
}

type Records = ReadonlyMap<string, InstanceDoc>;

/** States that a silent node makes doubtful. The others are an operation's, or final. */
const doubtful: readonly InstanceState[] = ['STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'REBOOTING'];

/**
 * What nodes say, taken into the records by the rules of `observation-rules.ts` (reports), `absences.ts` and
 * `gone-zones.ts` (zones that are missing).
 *
 * Races: an operation that is admitted while a report is judged writes the instance, so the write conflicts and is
 * decided again; two reports about one instance are ordered by generation.
 */
export function storedObservations(options: ObservationOptions): Observations {
  const census = instanceCensus(options.store);
  const parts: Parts = { ...options, census, absences: new Absences(options.clock) };
  return {
    async observe(nodeUuid, reports, isComplete) {
      const records = await recordsFor(census, nodeUuid, reports, isComplete);
      const summary = await takeReports(parts, nodeUuid, reports, records);
      await takeAbsences(parts, nodeUuid, reports, [...records.values()], isComplete);
      return summary;
    },
    async silence(nodeUuid) {
      const records = await census.onNode(nodeUuid, doubtful);
      const busy = await census.busyAmong(records.map(({ _id }) => _id));
      const doubt = (before: InstanceDoc): InstanceWrite => ({ before, change: { state: 'UNKNOWN' } });
      const writes = records.filter(({ _id }) => !busy.has(_id)).map(doubt);
      await write(parts, writes, async (uuid) => {
        const [record] = (await census.among([uuid])).values();
        const isStill = record?.nodeUuid === nodeUuid && doubtful.includes(record.state);
        return isStill && (await census.busyAmong([uuid])).size === 0 ? doubt(record) : undefined;
      });
    },
  };
}

interface Parts extends ObservationOptions {
  readonly census: InstanceCensus;
  readonly absences: Absences;
}

/** The records of everything reported and, when the report is complete, of everything placed there. */
async function recordsFor(
  census: InstanceCensus,
  nodeUuid: string,
  reports: readonly InstanceReport[],
  isComplete: boolean,
): Promise<Records> {
  const placed = isComplete ? await census.onNode(nodeUuid) : [];
  const records = new Map(placed.map((record) => [record._id, record]));
  const others = await census.among(reports.flatMap(({ uuid }) => (records.has(uuid) ? [] : [uuid])));
  return new Map([...records, ...others]);
}

async function takeReports(
  parts: Parts,
  nodeUuid: string,
  reports: readonly InstanceReport[],
  records: Records,
): Promise<ObservationSummary> {
  const testimony = (report: InstanceReport, isBusy: boolean): Testimony => ({
    nodeUuid,
    report,
    record: records.get(report.uuid),
    isBusy,
  });
  // Most reports say nothing new: only for the others it matters whether an operation is running.
  const news = reports.filter((report) => judge(testimony(report, false)).change);
  const busy = await parts.census.busyAmong(news.map(({ uuid }) => uuid));
  const misplaced: string[] = [];
  const writes: InstanceWrite[] = [];
  for (const report of reports) {
    const before = records.get(report.uuid);
    const { outcome, change } = judge(testimony(report, busy.has(report.uuid)));
    parts.onOutcome?.(outcome);
    if (outcome === 'misplaced') misplaced.push(report.uuid);
    if (before && change) writes.push({ before, change });
  }
  await write(parts, writes, (uuid) => judgeAgain(parts, nodeUuid, uuid, reports));
  return { withheld: [...busy], misplaced };
}

async function judgeAgain(
  { census }: Parts,
  nodeUuid: string,
  uuid: string,
  reports: readonly InstanceReport[],
): Promise<InstanceWrite | undefined> {
  const [before] = (await census.among([uuid])).values();
  const isBusy = (await census.busyAmong([uuid])).size > 0;
  const report = reports.findLast((candidate) => candidate.uuid === uuid);
  if (!before || !report) return undefined;
  const { change } = judge({ nodeUuid, report, record: before, isBusy });
  return change && { before, change };
}

async function write(
  { store, logger, onMoved }: Parts,
  writes: readonly InstanceWrite[],
  decideAgain: (uuid: string) => Promise<InstanceWrite | undefined>,
): Promise<void> {
  for (const { before, change } of await writeInstances(store, writes, decideAgain)) {
    const { _id: instance, nodeUuid: node, state: from } = before;
    if (!change.state || change.state === from) continue;
    logger.info({ instance, node, from, to: change.state, cause: 'observed' }, 'instance follows its node');
    onMoved?.(instance, change.state);
  }
}

/** Placed instances that the report lacks, or says do not exist: gone when two independent looks missed them. */
async function takeAbsences(
  parts: Parts,
  nodeUuid: string,
  reports: readonly InstanceReport[],
  records: readonly InstanceDoc[],
  isComplete: boolean,
): Promise<void> {
  const { absences, census } = parts;
  const present = new Set(reports.flatMap(({ uuid, exists }) => (exists ? [uuid] : [])));
  for (const uuid of present) absences.forget(nodeUuid, uuid);
  const missing = records.flatMap(({ _id, nodeUuid: place, state }) =>
    place === nodeUuid && state !== 'DELETED' && !present.has(_id) ? [_id] : [],
  );
  const busy = await census.busyAmong(missing);
  const idle = missing.filter((uuid) => !busy.has(uuid));
  if (isComplete) absences.keepOnly(nodeUuid, new Set(idle));
  for (const uuid of idle) {
    if (absences.missed(nodeUuid, uuid)) await end(parts, nodeUuid, uuid);
  }
}

async function end(parts: Parts, nodeUuid: string, uuid: string): Promise<void> {
  const isDone = await recordGoneZone(parts, nodeUuid, uuid);
  parts.absences.forget(nodeUuid, uuid);
  if (!isDone) return;
  parts.onOutcome?.('gone');
  parts.logger.warn({ instance: uuid, node: nodeUuid, cause: 'observed' }, 'zone is gone from its node');
  const [after] = (await parts.census.among([uuid])).values();
  if (after) parts.onMoved?.(uuid, after.state);
}
