import { TerminalError } from '../../schema/errors.ts';
import type { Logger, Random } from '../../schema/runtime.ts';
import { demandOf } from '../../subgraphs/compute/service/records/capacity.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type {
  ComputeNodeRecords,
  InstanceRecords,
} from '../../subgraphs/compute/service/records/interfaces.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';
import { inTurn } from '../../subgraphs/shared/in-turn.ts';
import { affinityWishes } from './affinity-wishes.ts';
import type { Candidate, PlacementRequest } from './pipeline.ts';
import { type PlacementPlan, planPlacement } from './plan-placement.ts';
import type { Placement } from './port.ts';

export interface PlacementOptions {
  readonly nodes: ComputeNodeRecords;
  readonly instances: Pick<InstanceRecords, 'get'>;
  readonly census: InstanceCensus;
  readonly random: Random;
  readonly logger: Logger;
  /** Counts the ends of placements; `raced`: the chosen node was filled by others and another look was needed. */
  readonly onOutcome?: ((outcome: 'placed' | 'refused' | 'raced') => void) | undefined;
}

/** So often a node is chosen that others fill first, before the whole step is tried again later. */
const looks = 20;

/**
 * Placement on the records: look, plan, reserve, and look again when the reservation was lost to another.
 *
 * One account's placements go one after another: each must see where the one before it went, or two instances that
 * are to be kept apart would meet. Different accounts meet only in `reserve`, which decides by the node's revision.
 */
export function createPlacement(options: PlacementOptions): Placement {
  const turns = inTurn();
  return {
    async place(instanceUuid, nicTags, except) {
      const { accountUuid } = await placeable(options, instanceUuid);
      return turns(accountUuid, () => placeOne(options, instanceUuid, nicTags, except));
    },
    release: (instanceUuid) => options.nodes.release(instanceUuid),
  };
}

async function placeOne(
  options: PlacementOptions,
  instanceUuid: string,
  nicTags: readonly string[],
  except: readonly string[],
): Promise<{ readonly nodeUuid: string }> {
  for (let look = 1; look <= looks; look += 1) {
    const instance = await placeable(options, instanceUuid);
    if (instance.nodeUuid && !except.includes(instance.nodeUuid)) return { nodeUuid: instance.nodeUuid };
    if (instance.nodeUuid) await options.nodes.release(instanceUuid);
    const plan = await planFor(options, instance, nicTags, except);
    if ('refused' in plan) throw refused(options, instanceUuid, plan);
    const isReserved = await options.nodes.reserve(plan.chosen, instanceUuid);
    options.onOutcome?.(isReserved ? 'placed' : 'raced');
    if (isReserved) return { nodeUuid: plan.chosen };
  }
  throw new Error('compute nodes fill up faster than they can be chosen');
}

async function placeable({ instances }: PlacementOptions, instanceUuid: string): Promise<InstanceDoc> {
  const instance = await instances.get(instanceUuid);
  if (!instance || instance.state === 'DELETED') throw new TerminalError('INSTANCE_GONE');
  return instance;
}

async function planFor(
  { nodes, census, random, logger }: PlacementOptions,
  instance: InstanceDoc,
  nicTags: readonly string[],
  except: readonly string[],
): Promise<PlacementPlan> {
  const placed = await census.placedOf(instance.accountUuid);
  const ownOn = new Map<string, number>();
  for (const { nodeUuid } of placed) if (nodeUuid) ownOn.set(nodeUuid, (ownOn.get(nodeUuid) ?? 0) + 1);
  const candidates = (await nodes.list()).map(
    (node): Candidate => ({ node, ownInstances: ownOn.get(node._id) ?? 0 }),
  );
  const request: PlacementRequest = {
    brand: instance.brand,
    demand: demandOf(instance),
    nicTags,
    except,
    affinity: affinityWishes(instance, placed),
  };
  const plan = planPlacement(request, candidates, random);
  logger.debug({ instance: instance._id, steps: plan.steps }, 'placement planned');
  return plan;
}

function refused(
  { logger, onOutcome }: PlacementOptions,
  instance: string,
  { refused: message, steps }: Extract<PlacementPlan, { refused: string }>,
): TerminalError {
  const dropped = steps.flatMap((step) => step.dropped.map(({ node, reason }) => `${node} ${reason}`));
  logger.info({ instance, dropped: dropped.slice(0, 20) }, 'no compute node can take the instance');
  onOutcome?.('refused');
  return new TerminalError('NO_CAPACITY', message);
}
