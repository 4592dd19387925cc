import { limits } from '../../schema/limits.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { InstanceReport } from '../../schema/tasks.ts';
import { endStranded } from '../../subgraphs/compute/service/records/end-stranded.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type { ComputeNodeRecords, Observations } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { Store } from '../../subgraphs/store/port.ts';
import type { NodeViews } from '../desk/node-views.ts';
import type { ReportIntake } from '../desk/report-intake.ts';
import { passingStates, planWatching, type WatchAction } from './plan-watching.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

export interface InstanceWatcherParts {
  readonly nodes: ComputeNodeRecords;
  readonly store: Store;
  readonly census: InstanceCensus;
  readonly observations: Observations;
  readonly views: NodeViews;
  readonly take: ReportIntake;
  readonly clock: Clock;
  readonly logger: Logger;
}

const everyMs = 10_000;

/**
 * Compares records with what nodes said last, and repairs what got lost on the way: a report that the store did not
 * take, one that came while an operation decided the state, an instance left between two states, one on a silent
 * node that is not UNKNOWN yet, one on a returned node that still is.
 */
export function instanceWatcher(parts: InstanceWatcherParts): Reconciler {
  const { census } = parts;
  /** Instances to be ended, by uuid with the revision seen: only those that are the same at the next look. */
  let suspects = new Map<string, number>();
  return reconciler('instance-watcher', { everyMs }, async () => {
    const heardNodes = await silenceTheSilent(parts);
    const records = await census.inStates(passingStates);
    const busy = await census.busyAmong(records.map(({ _id }) => _id));
    const heard = (nodeUuid: string, uuid: string): InstanceReport | undefined =>
      heardNodes.has(nodeUuid) ? parts.views.of(nodeUuid)?.zones.get(uuid) : undefined;
    const actions = planWatching({ records, busy, heard });
    await observeAgain(parts, heardNodes, actions);
    suspects = await endOrSuspect(parts, actions, suspects);
  });
}

/** Instances on nodes that are not heard become UNKNOWN; resolves to the nodes that are. */
async function silenceTheSilent({ nodes, views, clock, observations }: InstanceWatcherParts) {
  const heardNodes = new Set<string>();
  for (const { _id: node, status } of await nodes.list()) {
    const heard = views.lastHeard(node);
    const isHeard = heard !== undefined && clock.monotonic() - heard.at <= limits.node.unknownAfterMs;
    if (status === 'RUNNING' && isHeard) heardNodes.add(node);
    if (status === 'UNKNOWN' && !isHeard) await observations.silence(node);
  }
  return heardNodes;
}

/** The last word about what is stuck, and about what did not settle when it was said. */
async function observeAgain(
  { views, take }: InstanceWatcherParts,
  heardNodes: ReadonlySet<string>,
  actions: readonly WatchAction[],
): Promise<void> {
  for (const node of heardNodes) {
    const view = views.of(node);
    const reports = new Map<string, InstanceReport>();
    for (const uuid of view?.unsettled ?? []) {
      const report = view?.zones.get(uuid);
      if (report) reports.set(uuid, report);
    }
    for (const action of actions) {
      if (action.act === 'observe' && action.nodeUuid === node)
        reports.set(action.report.uuid, action.report);
    }
    if (reports.size > 0) await take(node, [...reports.values()], false);
  }
}

async function endOrSuspect(
  parts: InstanceWatcherParts,
  actions: readonly WatchAction[],
  suspects: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const next = new Map<string, number>();
  for (const action of actions) {
    if (action.act !== 'end') continue;
    const { record, state } = action;
    if (suspects.get(record._id) !== record.revision) {
      next.set(record._id, record.revision);
      continue;
    }
    const isEnded = await endStranded(parts, record, state);
    const fields = { instance: record._id, from: record.state, to: state };
    if (isEnded) parts.logger.warn(fields, 'instance was left without an operation');
  }
  return next;
}
