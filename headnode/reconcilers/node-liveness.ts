import type { Clock, Logger } from '../../schema/runtime.ts';
import type { ComputeNodeRecords, Observations } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { NodeViews } from '../desk/node-views.ts';
import { planLiveness, type StatusChange } from './plan-liveness.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

export interface NodeLivenessParts {
  readonly nodes: ComputeNodeRecords;
  readonly observations: Observations;
  readonly views: NodeViews;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const nodeLivenessName = 'node-liveness';
const everyMs = 1_000;
/** Runs further apart than this: the process itself was stopped or overloaded, and heard nobody meanwhile. */
const stalledAfterMs = 5_000;

/**
 * Silent nodes become UNKNOWN and their instances with them; nodes that are heard again are RUNNING, and their
 * instances follow with the next report (or the instance watcher). Judged by this process' monotonic clock alone:
 * neither a jump of wall time nor a node's own clock matters.
 */
export function nodeLiveness(parts: NodeLivenessParts): Reconciler {
  const { nodes, views, clock, logger } = parts;
  const changedAt = new Map<string, number>();
  let listeningSince = clock.monotonic();
  let lastRunAt = listeningSince;
  return reconciler(nodeLivenessName, { everyMs }, async () => {
    const now = clock.monotonic();
    if (now - lastRunAt > stalledAfterMs) {
      logger.warn(
        { stalledMs: Math.round(now - lastRunAt) },
        'headnode was stalled: silence counts from now',
      );
      listeningSince = now;
    }
    lastRunAt = now;
    const known = (await nodes.list()).map(({ _id: uuid, status }) => ({
      uuid,
      status,
      heardAt: views.lastHeard(uuid)?.at,
      changedAt: changedAt.get(uuid),
    }));
    for (const change of planLiveness(known, now, listeningSince)) {
      await apply(parts, change);
      changedAt.set(change.uuid, now);
    }
  });
}

async function apply(
  { nodes, views, observations, logger }: NodeLivenessParts,
  { uuid, status }: StatusChange,
): Promise<void> {
  const lastHeartbeatAt = views.lastHeard(uuid)?.iso ?? (await nodes.get(uuid))?.lastHeartbeatAt ?? null;
  await nodes.setStatus(uuid, status, lastHeartbeatAt);
  logger[status === 'UNKNOWN' ? 'warn' : 'info']({ node: uuid, status }, 'compute node changed its status');
  if (status === 'UNKNOWN') await observations.silence(uuid);
}
