import type { Clock, Logger } from '../../schema/runtime.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type { TaskRecords } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { NodeViews } from '../desk/node-views.ts';
import { type MisplacedZone, planReaping } from './plan-reaping.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

export interface OrphanZoneReaperParts {
  readonly census: InstanceCensus;
  readonly tasks: TaskRecords;
  readonly views: NodeViews;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How many zones there are now that are not ours, or of which we know nothing. */
  readonly onStrangers?: ((count: number) => void) | undefined;
}

const everyMs = 5_000;
const deadlineMs = 120_000;
/** A removal that failed is asked for again in the next window: the window is part of the task's id. */
const windowMs = 600_000;

/**
 * Removes zones of ours that have no instance: left behind when their node was away while the instance was deleted
 * or its creation unwound. Zones that this control plane did not make, or knows nothing of, are reported once each
 * and never touched.
 */
export function orphanZoneReaper(parts: OrphanZoneReaperParts): Reconciler {
  const { census, clock, logger } = parts;
  let reported = new Set<string>();
  return reconciler('orphan-zone-reaper', { everyMs }, async () => {
    const zones = misplacedZones(parts.views);
    const uuids = zones.map(({ uuid }) => uuid);
    const records = await census.among(uuids);
    const busy = await census.busyAmong(uuids);
    const plan = planReaping({ now: clock.monotonic(), zones, records, busy });
    for (const zone of plan.remove) await removeZone(parts, zone);
    const strangers = [...foreignZones(parts.views), ...plan.unknown];
    const keys = new Set(strangers.map(({ nodeUuid, uuid }) => `${nodeUuid}/${uuid}`));
    const news = [...keys].filter((key) => !reported.has(key));
    if (news.length > 0)
      logger.warn({ zones: news.slice(0, 20), count: news.length }, 'unknown zones on compute nodes');
    reported = keys;
    parts.onStrangers?.(strangers.length);
  });
}

const misplacedZones = (views: NodeViews): readonly MisplacedZone[] =>
  views.nodes().flatMap((nodeUuid) => {
    const view = views.of(nodeUuid);
    return [...(view?.misplaced ?? [])].map(([uuid, since]) => ({
      nodeUuid,
      uuid,
      since,
      completeAt: view?.completeAt,
    }));
  });

const foreignZones = (views: NodeViews): readonly { readonly nodeUuid: string; readonly uuid: string }[] =>
  views
    .nodes()
    .flatMap((nodeUuid) =>
      [...(views.of(nodeUuid)?.zones.values() ?? [])].flatMap(({ uuid, isOurs }) =>
        isOurs ? [] : [{ nodeUuid, uuid }],
      ),
    );

async function removeZone(
  { tasks, clock, logger }: OrphanZoneReaperParts,
  zone: MisplacedZone,
): Promise<void> {
  const { nodeUuid, uuid } = zone;
  const id = `reap/${nodeUuid}/${uuid}/${Math.floor(clock.now() / windowMs)}`;
  if (await tasks.get(id)) return;
  logger.warn({ node: nodeUuid, instance: uuid }, 'orphaned zone is removed');
  await tasks.ensure({
    id,
    nodeUuid,
    kind: 'instance.delete',
    instanceUuid: uuid,
    payload: { uuid },
    deadlineMs,
  });
}
