import type { Random } from '../../schema/runtime.ts';
import { brandSupported } from './filters/brand-supported.ts';
import { enoughCpu } from './filters/enough-cpu.ts';
import { enoughDisk } from './filters/enough-disk.ts';
import { enoughRam } from './filters/enough-ram.ts';
import { hardAffinity } from './filters/hard-affinity.ts';
import { instanceCount } from './filters/instance-count.ts';
import { nicTagsPresent } from './filters/nic-tags-present.ts';
import { notExcepted } from './filters/not-excepted.ts';
import { notReserved } from './filters/not-reserved.ts';
import { running } from './filters/running.ts';
import type {
  Candidate,
  PlacementFilter,
  PlacementRank,
  PlacementRequest,
  PlacementStep,
} from './pipeline.ts';
import { fewOwnInstances } from './ranks/few-own-instances.ts';
import { freeRam } from './ranks/free-ram.ts';
import { softAffinity } from './ranks/soft-affinity.ts';

/** In this order: the first filter that drops a node is the one named in a refusal. */
export const placementFilters: readonly PlacementFilter[] = [
  notExcepted,
  running,
  notReserved,
  brandSupported,
  nicTagsPresent,
  enoughRam,
  enoughDisk,
  enoughCpu,
  instanceCount,
  hardAffinity,
];

/** The most important first; a later one decides only between equals. */
const placementRanks: readonly PlacementRank[] = [softAffinity, freeRam, fewOwnInstances];

export type PlacementPlan = { readonly steps: readonly PlacementStep[] } & (
  | { readonly chosen: string }
  | { readonly refused: string }
);

/**
 * Chooses a node: filters, then ranks, then chance between equals. Pure: the same request, candidates and
 * randomness give the same answer, whatever the order of the candidates.
 */
export function planPlacement(
  request: PlacementRequest,
  candidates: readonly Candidate[],
  random: Pick<Random, 'next'>,
): PlacementPlan {
  let left = [...candidates].sort((a, b) => (a.node._id < b.node._id ? -1 : 1));
  const steps: PlacementStep[] = [];
  const take = (name: string, reasonFor: (candidate: Candidate) => string | undefined): void => {
    const dropped = left.flatMap((candidate) => {
      const reason = reasonFor(candidate);
      return reason === undefined ? [] : [{ node: candidate.node._id, reason }];
    });
    const gone = new Set(dropped.map(({ node }) => node));
    left = left.filter(({ node }) => !gone.has(node._id));
    steps.push({ name, kept: left.map(({ node }) => node._id), dropped });
  };
  for (const filter of placementFilters) take(filter.name, (candidate) => filter.reject(candidate, request));
  if (left.length === 0) return { refused: refusal(request, candidates.length, steps), steps };
  for (const rank of placementRanks) {
    const best = Math.max(...left.map((candidate) => rank.score(candidate, request)));
    take(rank.name, (candidate) => (rank.score(candidate, request) < best ? rank.beaten : undefined));
  }
  const lucky = Math.floor(random.next() * left.length);
  take('chance', (candidate) => (candidate === left[lucky] ? undefined : 'was not drawn'));
  const [chosen] = left;
  if (!chosen) throw new RangeError('a random number must be in [0, 1)');
  return { chosen: chosen.node._id, steps };
}

/** E.g. `No compute node can take it: of 3 nodes, 1 is silent, 2 have too little memory (need 4096 MiB).` */
function refusal(request: PlacementRequest, nodes: number, steps: readonly PlacementStep[]): string {
  if (nodes === 0) return 'No compute node can take it: the data center has none.';
  const parts = placementFilters.flatMap((filter, index) => {
    const dropped = steps[index]?.dropped.length ?? 0;
    return dropped > 0 ? [filter.summary(dropped, request)] : [];
  });
  const total = nodes === 1 ? '1 node' : `${nodes} nodes`;
  return `No compute node can take it: of ${total}, ${parts.join(', ')}.`;
}
